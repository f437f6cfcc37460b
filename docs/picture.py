"""Draws docs/check.svg: what a real terminal (tmux) shows of `auditor check` on the sample story.

python docs/picture.py     # needs tmux and auditor installed beside this Python
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
COLUMNS, LINES, SESSION = 112, 70, "auditor-picture"
SHOWN = 34


def screen() -> str:
    """The screen of a terminal in which the command has run, with its colours."""
    program = f"{sys.executable} -m auditor check reports/sample/story.txt; sleep 30"
    subprocess.run(["tmux", "new-session", "-d", "-s", SESSION, "-x", str(COLUMNS), "-y", str(LINES), program], cwd=ROOT, check=True)
    try:
        for _ in range(100):
            time.sleep(0.1)
            shown = subprocess.run(["tmux", "capture-pane", "-p", "-e", "-t", SESSION], capture_output=True, text=True, check=True).stdout
            if "signature" in shown:
                return shown
    finally:
        subprocess.run(["tmux", "kill-session", "-t", SESSION], check=False)
    raise SystemExit("the command did not end in ten seconds")


def main() -> None:
    """Writes the picture: the first part of the report and its last lines."""
    lines = screen().rstrip().split("\n")
    kept = [*lines[:SHOWN], "  …", *lines[-9:]] if len(lines) > SHOWN + 10 else lines
    with Path("/dev/null").open("w") as nowhere:
        console = Console(record=True, width=COLUMNS, file=nowhere, force_terminal=True)
        console.print(Text.from_ansi("$ auditor check reports/sample/story.txt\n" + "\n".join(kept)))
        svg = console.export_svg(title="auditor check")
    # The picture must load nothing from elsewhere.
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    (ROOT / "docs" / "check.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
