"""What the start program of Windows runs: the program, told that its own file takes its own arguments."""

import sys

from joor_desktop.app import main

# The window starts its helpers so; where it isn't set, it takes sys.executable for a Python with options of Python.
sys.frozen = True  # type: ignore[attr-defined]  # only programs that freeze others know it
sys.exit(main())
