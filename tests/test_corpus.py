"""The corpus holds to its own guideline, with or without the shared data beside it."""

from __future__ import annotations

import subprocess
import sys

from .conftest import ROOT


def test_the_corpus_is_sound() -> None:
    done = subprocess.run([sys.executable, "training/corpus/validate.py"], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
