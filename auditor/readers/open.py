"""Opens an input and hands it to the reader of its format."""

from __future__ import annotations

import io
import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from auditor.errors import ConfigError, ReadError, nearest
from auditor.readers.decode import HEAD, codec_of, decode, refuse_binary
from auditor.readers.html import read_html
from auditor.readers.jsonl import read_jsonl
from auditor.readers.markdown import read_markdown
from auditor.readers.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from auditor.text.document import Document

FORMATS = ("plain", "markdown", "html", "jsonl")
"""What can be read; `Document.format` is one of them."""

SUFFIXES = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
"""The format of a file by the end of its name, in small letters."""

LONGEST_TEXT = 5_000_000
"""Characters of the longest text that is audited: no story comes near it, and a file that does is something else."""

LONGEST_FILE = 10 * LONGEST_TEXT

_WHOLE = {"plain": read_plain, "markdown": read_markdown, "html": read_html}


def format_of(name: str) -> str | None:
    """The format a file's name tells: plain for a name without a suffix (`-`, `README`), None for a suffix that is not in `SUFFIXES`."""
    suffix = PurePath(name).suffix.lower()
    return SUFFIXES.get(suffix) if suffix else "plain"


def read_path(path: str | os.PathLike[str], *, input_format: str | None = None, encoding: str | None = None) -> Iterator[Document | ReadError]:
    """The documents of a file, in file order; a file of records is read as they are asked for.

    Args:
        path: the file; as it is named here it stands in `Document.path` and in errors.
        input_format: one of `FORMATS`; None: as the suffix says.
        encoding: what a file without a byte order mark is to be read as; None: found out.

    Yields:
        Documents, and a ReadError in the place of each that cannot be read. Its codes: `missing`, `directory`, `permission`, `unreadable`,
        `format`, `binary`, `encoding`, `nesting`, `too-long` for a file, `jsonl`, `surrogate`, `encoding`, `too-long` for a record.

    Raises:
        ConfigError: at once, for an unknown format or encoding.

    """
    _check(input_format, encoding)
    return _read_path(os.fspath(path), input_format, encoding)


def read_bytes(data: bytes, *, name: str = "-", path: str | None = None, input_format: str | None = None, encoding: str | None = None) -> Iterator[Document | ReadError]:
    """The documents of a file in memory, such as standard input; as `read_path`.

    Args:
        data: the file.
        name: what to call it where it has no path.
        path: the file's path, if it has one; its suffix counts before that of `name`.
        input_format: one of `FORMATS`; None: as the suffix says.
        encoding: what bytes without a byte order mark are to be read as; None: found out.

    """
    _check(input_format, encoding)
    return _read_stream(io.BytesIO(data), name=name, path=path, input_format=input_format, encoding=encoding)


def _check(input_format: str | None, encoding: str | None) -> None:
    if input_format is not None and input_format not in FORMATS:
        near = nearest(input_format, FORMATS)
        hint = f"; did you mean {near}?" if near else ""
        raise ConfigError(f"{input_format!r} is not one of {', '.join(FORMATS)}{hint}", source="input_format")
    if encoding is not None:
        codec_of(encoding)


def _read_path(path: str, input_format: str | None, encoding: str | None) -> Iterator[Document | ReadError]:
    if "\0" in path:  # no system has such a name, and Python reports it as a bug of the caller
        yield ReadError("there is no such file", path=path, code="missing")
        return
    try:
        with Path(path).open("rb") as stream:
            yield from _read_stream(stream, name=path, path=path, input_format=input_format, encoding=encoding)
    except OSError as error:
        yield _unopened(error, path)


def _unopened(error: OSError, path: str) -> ReadError:
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return ReadError("there is no such file", path=path, code="missing")
    # Windows reports a directory as a permission that is lacking; `Path.is_dir` would raise once more.
    if isinstance(error, IsADirectoryError) or os.path.isdir(path):  # noqa: PTH112
        return ReadError("is a directory; name the files in it", path=path, code="directory")
    if isinstance(error, PermissionError):
        return ReadError("cannot be read: permission denied", path=path, code="permission")
    return ReadError(f"cannot be read: {(error.strerror or str(error)).lower()}", path=path, code="unreadable")


def _read_stream(stream: BinaryIO, *, name: str, path: str | None, input_format: str | None, encoding: str | None) -> Iterator[Document | ReadError]:
    shown = path or name
    chosen = input_format or format_of(shown)
    try:
        if chosen == "jsonl":
            for record in read_jsonl(stream, name=shown, path=path, encoding=encoding):
                yield _bounded(record, shown, record.place(0).line) if not isinstance(record, ReadError) else record
            return
        data = stream.read()
        if chosen is None:
            refuse_binary(data[:HEAD], path=shown)
            known = ", ".join(SUFFIXES)
            raise ReadError(f"its suffix is none of {known}; name its format with --input-format ({', '.join(FORMATS)})", path=shown, code="format")
        file = decode(data, path=shown, encoding=encoding, page=chosen == "html")
        if len(file.text) > LONGEST_FILE:
            raise _too_long(shown, None)
        yield _bounded(_WHOLE[chosen](file, name=shown, path=path), shown, None)
    except ReadError as error:
        yield error


def _bounded(document: Document, shown: str, line: int | None) -> Document | ReadError:
    """The document, or what is wrong with one that is too long."""
    return document if len(document.text) <= LONGEST_TEXT else _too_long(shown, line)


def _too_long(shown: str, line: int | None) -> ReadError:
    return ReadError(f"longer than {LONGEST_TEXT:,} characters: not one story; split it, or give its stories as JSONL records", path=shown, code="too-long", line=line)
