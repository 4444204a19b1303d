"""Start joor-desktop from a checkout: `python3 installer/start.py [arguments of joor-desktop]`.

The first start sets up what the program needs, in the hidden folder .start; later starts go straight to the program.
The exit code is the program's own, or 70 when the set-up failed. Kept readable for old Pythons up to the check below,
so that they can say what is wrong.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "joor-desktop needs Python 3.11 or later, but this is Python %d.%d (%s).\n"
        "Install a newer Python, then start this file with it."
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )

from environment import PROGRAM, SetupError, say


def main():  # type: () -> int
    """Set up what is missing, then become the program."""
    try:
        if not PROGRAM.is_complete():
            import setup_program

            setup_program.prepare()
    except SetupError as error:
        say(str(error))
        return 70
    return PROGRAM.run(["-P", "-m", "joor_desktop"] + sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
