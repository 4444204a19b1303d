"""``python -m joor_desktop`` is ``joor-desktop``."""

import sys

from joor_desktop.app import main

sys.exit(main())
