"""Bytes to text and back."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import ConfigError, ReadError
from auditor.readers.decode import decode, encode

STORY = "Кремль said \u201cno\u201d.\r\nCafé 😀\n"
CYRILLIC = "В Москве прошли переговоры. Стороны договорились о 12 пунктах.\n" * 3


@pytest.mark.parametrize(
    ("mark", "codec", "label"),
    [
        (b"", "utf-8", "utf-8"),
        (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le-sig"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be-sig"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le-sig"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be-sig"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_not_text(mark: bytes, codec: str, label: str) -> None:
    data = mark + STORY.encode(codec)
    assert decode(data, path="x") == (STORY, label)
    assert encode(STORY, label) == data


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [STORY, CYRILLIC, "a"])
def test_utf_16_without_a_mark_is_recognised(codec: str, text: str) -> None:
    assert decode(text.encode(codec), path="x") == (text, codec)


@pytest.mark.parametrize("encoding", ["cp1251", "windows-1251", "CP1251"])
def test_a_named_encoding_is_used(encoding: str) -> None:
    assert decode("Москва".encode("cp1251"), path="x", encoding=encoding) == ("Москва", "cp1251")


def test_a_byte_order_mark_is_stronger_than_a_named_encoding() -> None:
    assert decode(codecs.BOM_UTF8 + "Москва".encode(), path="x", encoding="cp1251").text == "Москва"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_name_that_promises_a_mark_does_not_add_one_on_the_way_back(encoding: str) -> None:
    data = encode("abc", {"utf-8-sig": "utf-8"}.get(encoding, f"{encoding}-le"))
    assert encode(*decode(data, path="x", encoding=encoding)) == data


@pytest.mark.parametrize(
    ("encoding", "hint"), [("utf-9", "utf"), ("cp1521", "did you mean"), ("hex", "not the name"), ("idna", "files"), ("unicode_escape", "files"), ("a\0", "not the name")]
)
def test_what_is_no_encoding_is_a_mistake_of_the_setting(encoding: str, hint: str) -> None:
    with pytest.raises(ConfigError, match=hint):
        decode(b"abc", path="x", encoding=encoding)


@pytest.mark.parametrize(
    ("data", "offset", "line"),
    [
        (b"caf\xe9", 3, 1),
        (b"one\ntwo\r\nthr\xffee", 12, 3),
        (codecs.BOM_UTF8 + b"\n\x80", 4, 2),
        ("é\n".encode() + b"\xc3", 3, 2),
        (codecs.BOM_UTF16_LE + "a\n".encode("utf-16-le") + b"\x00\xd8a\x00", 6, 2),
    ],
)
def test_a_byte_that_cannot_be_decoded_is_named_with_its_place(data: bytes, offset: int, line: int) -> None:
    with pytest.raises(ReadError, match=f"at offset {offset} ") as caught:
        decode(data, path="story.txt")
    assert (caught.value.code, caught.value.line) == ("encoding", line)
    assert "UTF-8" in caught.value.message and "--encoding" in caught.value.message


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "docx"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"\xd0\xcf\x11\xe0\xa1", "Office"),
        (b"{\\rtf1 x", "RTF"),
        (b"plain but for a \x00 byte", "NUL byte at offset 16"),
        (b"\x01\x00\x02\x00", "NUL"),
        (b"\x00", "NUL byte at offset 0"),
    ],
)
def test_a_binary_file_is_refused_by_kind(data: bytes, kind: str) -> None:
    with pytest.raises(ReadError, match=kind) as caught:
        decode(data, path="x")
    assert caught.value.code == "binary"


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ("<META http-equiv=Content-Type content='text/html; charset=KOI8-R'>", "koi8-r"),
        ('<?xml version="1.0" encoding="iso-8859-5"?>', "iso8859-5"),
        ("<!-- <meta charset=koi8-r> --><meta charset=cp1251>", "cp1251"),
    ],
)
def test_a_page_may_declare_its_encoding(head: str, codec: str) -> None:
    page = head + "<p>Москва"
    assert decode(page.encode(codec), path="x", page=True) == (page, codec)


def test_a_declaration_counts_only_in_pages_and_less_than_the_callers_word() -> None:
    page = '<meta charset="koi8-r">é'
    assert decode(page.encode(), path="x").text == page
    assert decode(page.encode("cp1252"), path="x", page=True, encoding="cp1252").text == page


def test_latin_1_is_read_as_browsers_read_it() -> None:
    assert decode(b"<meta charset=iso-8859-1>\x93x\x94", path="x", page=True).text.endswith("\u201cx\u201d")


@pytest.mark.parametrize(("data", "said"), [(b"<meta charset=klingon>", "klingon"), (b"<meta charset=utf-8>\xe9", "declares itself")])
def test_a_wrong_declaration_is_an_error(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        decode(data, path="x", page=True)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")), st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le-sig", "utf-16-be-sig", "utf-32-be-sig"]))
def test_encoding_undoes_decoding(text: str, label: str) -> None:
    data = encode(text, label)
    if not text.startswith(("%PDF-", "PK\x03\x04", "GIF8", "{\\rtf")):
        assert decode(data, path="x") == (text, label)
        assert encode(*decode(data, path="x")) == data
