"""Write the lock files anew from pyproject.toml: `python installer/renew_locks.py [uv lock arguments]`.

The locks hold versions and hashes for all systems, and no registry's address. `--upgrade` takes the newest versions.
Needs uv, for example from `python -m pip install uv`; it keeps its own uv.lock, which is not part of the project.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXPORT = ["uv", "export", "--frozen", "--quiet", "--no-header", "--no-annotate", "--no-emit-project"]
LOCKS = {
    ROOT / "installer" / "requirements.txt": ["--no-default-groups"],
    ROOT / "installer" / "build-requirements.txt": ["--group", "build"],
    ROOT / "installer" / "windows-requirements.txt": ["--only-group", "windows"],
    ROOT / "tests" / "requirements.txt": ["--group", "tests"],
}


def main() -> None:
    """Resolve once, then write all files from the same resolution, so that they never disagree."""
    subprocess.run(["uv", "lock", *sys.argv[1:]], cwd=ROOT, check=True)
    for lock, choice in LOCKS.items():
        export = [*EXPORT, "--format", "requirements-txt", *choice]
        text = subprocess.run(export, cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8").stdout
        lock.write_text(text, encoding="utf-8", newline="\n")
        print(f"{lock.relative_to(ROOT)}: {text.count('==')} packages")


if __name__ == "__main__":
    main()
