"""The files a command names: folders are walked, standard input is read once, what cannot be read is carried along."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from auditor.errors import ReadError
from auditor.readers import SUFFIXES, read_bytes, read_path
from auditor.text.document import Document

STDIN = "-"


def expanded(paths: Sequence[str]) -> Iterator[str]:
    """Each file once, in the order named; a folder's files by path, hidden ones and foreign formats left out."""
    seen: set[str] = set()
    for name in paths:
        path = Path(name)
        found = _walked(path) if name != STDIN and path.is_dir() else [name]
        for each in found:
            real = each if each == STDIN else os.path.realpath(each)
            if real not in seen:
                seen.add(real)
                yield each


def _walked(folder: Path) -> list[str]:
    files = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and not path.is_dir())
    return sorted(str(path) for path in files if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def documents(names: Sequence[str], *, input_format: str | None, encoding: str | None, stdin_name: str | None) -> Iterator[Document | ReadError]:
    """Reads the named files, one after the other."""
    for name in names:
        if name == STDIN:
            if sys.stdin is None:
                yield ReadError("standard input is closed", path=stdin_name or STDIN, code="missing")
                continue
            data = sys.stdin.buffer.read()
            yield from read_bytes(data, name=stdin_name or STDIN, path=stdin_name, input_format=input_format, encoding=encoding)
        else:
            yield from read_path(name, input_format=input_format, encoding=encoding)
