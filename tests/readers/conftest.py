"""What the tests of several readers share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.errors import ReadError
from auditor.readers import read_bytes
from auditor.text.document import Document

BREAK = "\n\n"


@pytest.fixture(scope="session")
def read_one() -> Callable[..., Document]:
    """Reads a file given as text or bytes, of which one document is expected."""

    def read(content: str | bytes, input_format: str, **options: str) -> Document:
        data = content.encode("utf-8") if isinstance(content, str) else content
        (found,) = read_bytes(data, input_format=input_format, **options)
        assert isinstance(found, Document), found
        return found

    return read


@pytest.fixture(scope="session")
def read_error() -> Callable[..., ReadError]:
    """Reads a file that is expected to fail."""

    def read(data: bytes, **options: str) -> ReadError:
        (found,) = read_bytes(data, **options)
        assert isinstance(found, ReadError), found
        return found

    return read


@pytest.fixture(scope="session")
def origins() -> Callable[[Document, str], list[tuple[str, str]]]:
    """Each character of a document's blocks with the stretch of the file it maps to."""

    def pairs(doc: Document, file_text: str) -> list[tuple[str, str]]:
        blocks = doc.blocks or ()
        assert BREAK.join(block.span.of(doc.text) for block in blocks) == doc.text
        places = [place for block in blocks for place in range(block.span.start, block.span.end)]
        return [(doc.text[at], file_text[doc.offsets.to_file(at) : doc.offsets.to_file(at + 1, end=True)]) for at in places]

    return pairs
