"""An unexpected error in words that can be handed on: where it happened, and nothing of what was being worked on.

The message of an exception may quote anything: a customer's name, an address, a token. So of each message only those
words are kept that are the program's own or Python's; a word of a person's becomes "…". A value never gets through,
whatever somebody puts into an exception one day.
"""

from __future__ import annotations

import builtins
import keyword
import re
import traceback
from collections.abc import Iterator

_WORD = re.compile(r"\w+|[^\w\s]+|\s+")
_HIDDEN = "…"
_LONGEST_MESSAGE = 300

# What Python, its database and Qt say in their own messages.
_PLAIN = frozenset(
    """
    a an and any are argument arguments as at attribute attributes bad base be been but by call callable can cannot
    closed codec column columns constraint contiguous conversion could database decode dictionary different directory
    disk division does empty encode errno error exceeded expected expects failed file for format found from full
    function given got has hashable have in index instance integer internal into invalid is isn it item items iterable
    iteration key keyword length limit list literal locked malformed maximum memory method missing module more must
    name named no nonempty nonetype not object of off on only open operation or ordinal out permission position
    positional property range recursion reference referenced required resource returned row sequence set shape should
    single size slice started state string subscriptable such supports syntax table takes temporarily text than the
    thread timed to too tuple type unable unavailable unexpected unhashable unique unknown unpack unsupported use used
    using value values variable was when where while winerror with without wrong zero
    """.split()
)  # fmt: skip
_PYTHON = frozenset(dir(builtins)) | frozenset(keyword.kwlist)


def incident(error: BaseException) -> str:
    """The trace of an error with what caused it, in lines; the last line names the error."""
    known = _PLAIN | _PYTHON | frozenset(_words_of_program(error))
    return "\n".join(_told(error, known))


def noted(error: BaseException) -> str:
    """The trace of an error, which is written into the log as well; its last line names the error."""
    from joor_desktop.storage.log_book import LOGGER, open_log_book

    trace = incident(error)
    open_log_book()
    LOGGER.error("unexpected error\n%s", trace)
    return trace


def _words_of_program(error: BaseException) -> Iterator[str]:
    """The words of the lines of source that the error went through, without the texts in them."""
    for each in _chain(error):
        for frame in traceback.extract_tb(each.__traceback__):
            yield frame.name
            yield from re.findall(r"[^\W\d]\w*", re.sub(r"\"[^\"]*\"|'[^']*'", "", frame.line or ""))


def _chain(error: BaseException) -> list[BaseException]:
    """The error and what caused it, the cause first."""
    chain: list[BaseException] = []
    each: BaseException | None = error
    while each is not None and each not in chain:
        chain.insert(0, each)
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    return chain


def _headline(error: BaseException, known: frozenset[str]) -> str:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    message = _masked(str(error)[:_LONGEST_MESSAGE], known)
    return f"{name}: {message}" if message else name


def _masked(message: str, known: frozenset[str]) -> str:
    pieces = [
        piece if not re.match(r"\w", piece) or piece.lower() in known or piece in known else _HIDDEN
        for piece in _WORD.findall(message)
    ]
    return re.sub(rf"{_HIDDEN}(?:\W?{_HIDDEN})+", _HIDDEN, "".join(pieces)).strip()


def _told(error: BaseException, known: frozenset[str]) -> Iterator[str]:
    for each in _chain(error):
        yield "Traceback (most recent call last):"
        for frame in traceback.extract_tb(each.__traceback__):
            yield f"  {_short(frame.filename)}:{frame.lineno}, in {frame.name}"
            yield f"    {frame.line or ''}".rstrip()
        yield _headline(each, known)


def _short(filename: str) -> str:
    """The path below the folder of packages: what stands above may be named after a person."""
    parts = re.split(r"[\\/]", filename)
    for top in ("joor_desktop", "site-packages", "lib"):
        if top in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(top) :])
    return parts[-1]
