"""JSON lines: one record, one document; a record that cannot be read does not cost the others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.errors import ReadError, nearest
from auditor.readers.json_members import Numeral, RecordError, Value, kind_of, members, string_pieces
from auditor.readers.lines import read_lines
from auditor.text.document import Document, Segment, Zone
from auditor.text.offsets import OffsetMap, Place
from auditor.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from auditor.readers.lines import Line

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class RecordOffsets(OffsetMap):
    """Offsets of a record, which fills one line: it knows its number, so that a million records need no table of a million lines."""

    line: int = 1

    def place(self, offset: int, *, end: bool = False) -> Place:
        """Line and column in the file of a text offset."""
        return Place(self.line, self.to_file(offset, end=end) - self.line_starts[0] + 1)


def read_jsonl(stream: BinaryIO, *, name: str, path: str | None = None, encoding: str | None = None) -> Iterator[Document | ReadError]:
    """The documents of a file of JSON lines, one by one as the file is read.

    A record has `text` and may have `id` (default `<name>:<line>`), `zone` (default body), `language`, `source_language` and `source`,
    the text that was translated. Other keys are passed over.

    Yields:
        A Document, or a ReadError with its line: code `jsonl` (no such record), `surrogate` (half a character) or `encoding`.

    Raises:
        ReadError: code `binary` or `encoding`, for the file as a whole.

    """
    shown = path or name
    for line in read_lines(stream, path=shown, encoding=encoding):
        if isinstance(line, ReadError):
            yield line
        elif line.text.strip(" \t\r\n"):
            try:
                yield _document(line, name=name, path=path)
            except RecordError as error:
                yield ReadError(error.message, path=shown, code=error.code, line=line.number)


def _document(line: Line, *, name: str, path: str | None) -> Document:
    record = members(line.text)
    if "text" not in record:
        raise RecordError("a record needs 'text', the copy to be audited, as a string")
    text = _string(record, "text")
    if text is None:
        raise RecordError("'text' must be a string, not null")
    source = _string(record, "source")
    return Document(
        name=_id(record) or f"{name}:{line.number}",
        text=text,
        path=path,
        format="jsonl",
        language=_string(record, "language"),
        source_language=_string(record, "source_language"),
        zone=_zone(_string(record, "zone")),
        segments=() if source is None else (Segment(source, Span(0, len(text))),),
        offsets=RecordOffsets((line.start,), string_pieces(line, record["text"]), line=line.number),
        encoding=line.encoding,
    )


def _string(record: dict[str, Value], key: str) -> str | None:
    """The string under `key`; None where there is none or it is null."""
    content = record[key].content if key in record else None
    if content is not None and not isinstance(content, str):
        raise RecordError(f"{key!r} must be a string, not {kind_of(content)}")
    if content and (half := _SURROGATE.search(content)):
        escape = f"\\u{ord(half[0]):04x}"
        raise RecordError(f"{key!r} has half of a surrogate pair, {escape}; write both halves, or the character itself in UTF-8", "surrogate")
    return content


def _id(record: dict[str, Value]) -> str | None:
    if "id" in record and isinstance(record["id"].content, Numeral):
        return record["id"].content.digits
    return _string(record, "id")


def _zone(name: str | None) -> Zone:
    if name is None:
        return Zone.BODY
    try:
        return Zone(name)
    except ValueError as error:
        near = nearest(name, tuple(Zone))
        hint = f"; did you mean {near!s}?" if near else ""
        raise RecordError(f"zone {name!r} is not one of {', '.join(Zone)}{hint}") from error
