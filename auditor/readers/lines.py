"""The lines of a file that may be too long to hold, each decoded by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from auditor.readers.decode import HEAD, bad_byte, coding_of, decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from auditor.errors import ReadError


class Line(NamedTuple):
    """A line with its line end; `number` counts from 1, `start` is its place in the file in code points."""

    number: int
    start: int
    text: str
    encoding: str


def read_lines(stream: BinaryIO, *, path: str, encoding: str | None = None) -> Iterator[Line | ReadError]:
    """The lines of a file as they are read, and a ReadError `encoding` in the place of each that cannot be decoded.

    A file whose line ends are no LF byte (UTF-16, UTF-32) is read and decoded as a whole.

    Raises:
        ReadError: code `binary` or `encoding`, for the file as a whole.
        ConfigError: `encoding` is not the name of an encoding.

    """
    head = stream.read(HEAD)
    coding = coding_of(head, path=path, encoding=encoding)
    if "\n".encode(coding.codec) != b"\n":
        text, label = decode(head + stream.read(), path=path, encoding=encoding)
        yield from _split(text, label)
        return
    offset, start = coding.mark, 0
    for number, raw in enumerate(_byte_lines(head[coding.mark :], stream), start=1):
        try:
            text = raw.decode(coding.codec)
        except UnicodeDecodeError as error:
            yield bad_byte(error, coding, path=path, offset=offset, line=number)
            text = raw.decode(coding.codec, "replace")  # only its length is of use, for the place of the lines after it
        else:
            yield Line(number, start, text, coding.label)
        offset, start = offset + len(raw), start + len(text)


def _byte_lines(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    """The lines of what has been read already and of the rest."""
    *whole, begun = head.split(b"\n")
    for line in whole:
        yield line + b"\n"
    begun += stream.readline()
    if begun:
        yield begun
    yield from stream


def _split(text: str, encoding: str) -> Iterator[Line]:
    number, start = 1, 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield Line(number, start, text[start:end], encoding)
        number, start = number + 1, end
