"""Bytes to text and back: strict, never a replacement character, and always with the name of the encoding that was used.

Order of evidence: a byte order mark, the encoding the caller named, what a web page declares, the NUL pattern of UTF-16, UTF-8.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from encodings.aliases import aliases
from typing import NamedTuple

from auditor.errors import ConfigError, ReadError, nearest
from auditor.text.offsets import line_starts

HEAD = 4096
"""How many bytes from the beginning are enough for `coding_of`."""

# The marks of UTF-32 come first: that of UTF-32-LE begins with the mark of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNED = "-sig"

_MAGIC = (
    (b"\x89PNG", "a PNG image", "name the text, not the picture"),
    (b"\xff\xd8\xff", "a JPEG image", "name the text, not the picture"),
    (b"GIF8", "a GIF image", "name the text, not the picture"),
    (b"%PDF-", "a PDF", "save its text as .txt, .md or .html"),
    (b"PK\x03\x04", "a ZIP archive (.docx, .odt and .xlsx are such)", "save the document as .txt, .md or .html, or unpack the archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as .txt, .md or .html"),
    (b"{\\rtf", "an RTF document", "save it as .txt, .md or .html"),
    (b"\x1f\x8b", "gzip-compressed", "decompress it"),
    (b"\xfd7zXZ", "xz-compressed", "decompress it"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed", "decompress it"),
)

# Python counts these among its text encodings, but no file of copy is written in them.
_NOT_FOR_FILES = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"})
# The mark has been looked for before the name is used, so a name that leaves the byte order open means the usual one.
_WITHOUT_MARK = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}

# https://encoding.spec.whatwg.org/#names-and-labels: what browsers read under these names.
_AS_BROWSERS_READ = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_PRESCAN = 1024
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_DECLARED = re.compile(rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([A-Za-z0-9_.:+-]+)""", re.IGNORECASE)


class Decoded(NamedTuple):
    """A file as text; `encoding` is what `encode` needs to make the same bytes of it again."""

    text: str
    encoding: str


class Coding(NamedTuple):
    """How to decode a file: a Python codec, after `mark` bytes of byte order mark; `declared` when the page itself named it."""

    codec: str
    mark: int = 0
    declared: bool = False

    @property
    def label(self) -> str:
        """The name that goes into `Document.encoding`."""
        return self.codec + _SIGNED if self.mark else self.codec


def decode(data: bytes, *, path: str, encoding: str | None = None, page: bool = False) -> Decoded:
    """The text of a whole file; a byte order mark is not part of it.

    Args:
        data: the file.
        path: what to call it in an error.
        encoding: what bytes without a mark are to be read as; None: found out.
        page: honour a <meta charset> or an XML declaration.

    Raises:
        ReadError: code `binary` (not text at all) or `encoding` (names the first bad byte).
        ConfigError: `encoding` is not the name of an encoding.

    """
    coding = coding_of(data[:HEAD], path=path, encoding=encoding, page=page)
    try:
        text = str(memoryview(data)[coding.mark :], coding.codec)
    except UnicodeDecodeError as error:
        before = str(memoryview(data)[coding.mark : coding.mark + error.start], coding.codec, "replace")
        raise bad_byte(error, coding, path=path, offset=coding.mark, line=len(line_starts(before))) from error
    if (nul := text.find("\0")) >= 0:
        at = coding.mark + len(text[:nul].encode(coding.codec))
        raise ReadError(f"is not text: a NUL byte at offset {at}", path=path, code="binary")
    return Decoded(text, coding.label)


def encode(text: str, encoding: str) -> bytes:
    """The bytes of a file whose `Document.encoding` is `encoding`; undoes `decode`.

    Raises:
        UnicodeEncodeError: the encoding has no code for a character of the text.

    """
    codec = encoding.removesuffix(_SIGNED)
    mark = next((mark for mark, name in _MARKS if name == codec), b"") if codec != encoding else b""
    return mark + text.encode(codec)


def coding_of(head: bytes, *, path: str, encoding: str | None = None, page: bool = False) -> Coding:
    """How to decode the file that begins with `head` (`HEAD` bytes of it); raises as `decode` does."""
    named = None if encoding is None else codec_of(encoding)
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return Coding(codec, len(mark))
    refuse_binary(head, path=path)
    if named:
        return Coding(named)
    if page and (found := _DECLARED.search(_COMMENT.sub(b"", head[:_PRESCAN]))):
        return Coding(_declared_codec(found[1].decode("ascii"), path=path), declared=True)
    return Coding(_unmarked_utf16(head) or "utf-8")


def codec_of(encoding: str) -> str:
    """The Python codec of an encoding's name; raises ConfigError with the nearest known name."""
    try:
        codec = codecs.lookup(encoding).name
        "".encode(codec)  # refuses what is no text encoding, such as `hex`
    except (LookupError, ValueError) as error:
        near = nearest(encoding.lower().replace("-", "_"), aliases)
        hint = f"; did you mean {near.replace('_', '-')!r}?" if near else ""
        raise ConfigError(f"{encoding!r} is not the name of an encoding{hint}", source="encoding") from error
    if codec.replace("_", "-") in _NOT_FOR_FILES:
        raise ConfigError(f"{encoding!r} is not an encoding that files are written in", source="encoding")
    return _WITHOUT_MARK.get(codec, codec)


def refuse_binary(head: bytes, *, path: str) -> None:
    """Raises ReadError `binary` for a file that begins as a well-known kind of binary file does."""
    for magic, kind, remedy in _MAGIC:
        if head.startswith(magic):
            raise ReadError(f"is {kind}, not text; {remedy}", path=path, code="binary")


def bad_byte(error: UnicodeDecodeError, coding: Coding, *, path: str, offset: int, line: int) -> ReadError:
    """The error that names a byte which cannot be decoded; `offset` is where in the file the bytes of `error` begin."""
    said = "as the page declares itself to be" if coding.declared else f"({error.reason})"
    return ReadError(
        f"byte 0x{error.object[error.start]:02x} at offset {offset + error.start} is not {coding.codec} {said}; convert the file to UTF-8 or name its encoding with --encoding",
        path=path,
        code="encoding",
        line=line,
    )


def _declared_codec(name: str, *, path: str) -> str:
    """The codec of the encoding a page declares."""
    try:
        codec = codec_of(name)
    except ConfigError as error:
        message = f"declares an unknown encoding, {name!r}; correct the declaration or name the encoding with --encoding"
        raise ReadError(message, path=path, code="encoding") from error
    return _AS_BROWSERS_READ.get(codec, codec)


def _unmarked_utf16(head: bytes) -> str | None:
    """UTF-16 shows by NULs in one half of the byte pairs: spaces, digits and Latin letters have them in every script's text."""
    units = len(head) // 2
    nuls = {"utf-16-le": head[1::2].count(0), "utf-16-be": head[0::2].count(0)}
    codec = max(nuls, key=lambda name: nuls[name])
    high, low = (head[1::2], head[0::2]) if codec == "utf-16-le" else (head[0::2], head[1::2])
    # One unit in sixteen: words of Cyrillic or Greek are shorter than that; fewer NULs are those of a damaged file. The low bytes are NUL
    # too, but seldom (U+0400, some emoji); in a binary file NULs are everywhere.
    if not units or nuls[codec] * 16 < units or min(nuls.values()) * 4 > nuls[codec]:
        return None
    # The high bytes name a few scripts, the low ones many letters; in damaged UTF-8 both halves are letters.
    if nuls[codec] * 2 < units and len(set(high)) * 2 > len(set(low)):
        return None
    try:
        sample = codecs.getincrementaldecoder(codec)().decode(head[: units * 2])
    except UnicodeDecodeError:
        return None
    strange = (character for character in sample if unicodedata.category(character) in ("Cc", "Cn", "Co") and not character.isspace())
    return codec if next(strange, None) is None else None
