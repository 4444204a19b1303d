"""The errors that a person may meet, as one small tree: each has a title and a detail in plain words.

Lower layers raise them, the command line and the window show them; nothing in between rewords them.
"""

from __future__ import annotations


class JoorDesktopError(Exception):
    """Something that a person must be told.

    :param title: what is wrong, in one short sentence.
    :param detail: where, and what to do about it.
    """

    def __init__(self, title: str, detail: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.title} {self.detail}".strip()


class CancelledError(JoorDesktopError):
    """The person stopped a task before its end."""


class UsageError(JoorDesktopError):
    """What was asked for can't be done as it was asked: a profile that isn't there, an ending that isn't known."""


class DeletedListError(UsageError):
    """A list was to be changed or sent that is deleted by now."""


class UnreadableFileError(JoorDesktopError):
    """A file can't be read as a list of customers."""


class ChangedFileError(UnreadableFileError):
    """A file is no longer the one that a person looked at: it has to be looked at again."""


class UnwritableFileError(JoorDesktopError):
    """A file can't be written where it was asked for."""


class StorageError(JoorDesktopError):
    """The program's own file of lists and sends can't be used."""


class NewerStorageError(StorageError):
    """The program's own file was written by a newer version of the program."""


class KeychainError(JoorDesktopError):
    """The system's keychain is missing, locked or not safe to keep a token in."""


class JoorError(JoorDesktopError):
    """A call to JOOR did not succeed; the subclasses say what can have happened to it."""


class NotSentError(JoorError):
    """The request never left whole, so JOOR can't have acted on it: safe to try again."""


class RateLimitError(NotSentError):
    """JOOR takes no more calls for now (HTTP 429).

    :param wait_s: how many seconds to wait before the next call.
    """

    def __init__(self, title: str, detail: str = "", *, wait_s: float) -> None:
        super().__init__(title, detail)
        self.wait_s = wait_s


class RefusedError(JoorError):
    """JOOR read the request and said no; sending it again unchanged can't help.

    :param code: JOOR's own code, or the HTTP status where JOOR gave none.
    :param comment: JOOR's own words.
    :param log_id: the number under which JOOR's support finds the call.
    """

    def __init__(self, title: str, detail: str = "", *, code: str = "", comment: str = "", log_id: str = "") -> None:
        super().__init__(title, detail)
        self.code = code
        self.comment = comment
        self.log_id = log_id


class NotFoundError(RefusedError):
    """JOOR doesn't know the job or the customer that was asked for."""


class UnknownOutcomeError(JoorError):
    """The request left, and nothing certain came back: it may have been carried out, so it is never repeated."""
