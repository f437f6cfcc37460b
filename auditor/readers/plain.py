"""Plain text: the file is the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.text.document import Document
from auditor.text.offsets import OffsetMap, line_starts

if TYPE_CHECKING:
    from auditor.readers.decode import Decoded


def read_plain(file: Decoded, *, name: str, path: str | None = None) -> Document:
    """The document of a plain-text file; its paragraphs are left to be found."""
    return Document(name=name, text=file.text, path=path, format="plain", offsets=OffsetMap(line_starts(file.text)), encoding=file.encoding)
