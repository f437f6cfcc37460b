"""Opening inputs: formats, files that are not there, what a whole file's failure looks like."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from auditor.errors import ConfigError, ReadError
from auditor.readers import FORMATS, SUFFIXES, format_of, read_bytes, read_path
from auditor.text.document import Document


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("story.txt", "plain"),
        ("STORY.TEXT", "plain"),
        ("-", "plain"),
        ("README", "plain"),
        ("a/b.c/story", "plain"),
        ("story.md", "markdown"),
        ("story.markdown", "markdown"),
        ("story.html", "html"),
        ("story.htm", "html"),
        ("story.xhtml", "html"),
        ("wire.jsonl", "jsonl"),
        ("wire.ndjson", "jsonl"),
        ("story.docx", None),
        ("story.json", None),
    ],
)
def test_the_suffix_tells_the_format(name: str, expected: str | None) -> None:
    assert format_of(name) == expected


def test_every_suffix_leads_to_a_format_and_every_format_has_one() -> None:
    assert set(SUFFIXES.values()) == set(FORMATS)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_is_read_in_the_format_of_its_suffix(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"story{suffix}"
    path.write_text('{"text": "x"}' if SUFFIXES[suffix] == "jsonl" else "x", encoding="utf-8")
    (doc,) = read_path(path)
    assert isinstance(doc, Document)
    assert (doc.text, doc.format, doc.path, doc.encoding) == ("x", SUFFIXES[suffix], str(path), "utf-8")


def test_a_named_format_is_stronger_than_the_suffix() -> None:
    (doc,) = read_bytes(b"*x*", name="story.txt", input_format="markdown")
    assert isinstance(doc, Document) and doc.text == "x"


@pytest.mark.parametrize("input_format", FORMATS)
def test_an_empty_file_is_no_error(input_format: str) -> None:
    assert all(isinstance(found, Document) and not found.text for found in read_bytes(b"", input_format=input_format))


@pytest.mark.parametrize(("options", "said"), [({"input_format": "markdwn"}, "did you mean markdown"), ({"encoding": "utf-9"}, "utf-9")])
def test_a_wrong_setting_fails_before_anything_is_read(options: dict[str, str], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        read_path("no-such-file", **options)
    with pytest.raises(ConfigError, match=said):
        read_bytes(b"", **options)


def test_a_missing_file_is_an_error_in_its_place(tmp_path: Path) -> None:
    for path in (tmp_path / "no.txt", tmp_path / "no.jsonl", tmp_path / "no.xyz", "a\0b"):
        (found,) = read_path(path)
        assert isinstance(found, ReadError) and found.code == "missing"


def test_a_file_in_the_place_of_a_folder_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x", encoding="utf-8")
    (found,) = read_path(tmp_path / "a" / "b.txt")
    assert isinstance(found, ReadError) and found.code == "missing"


def test_a_directory_is_an_error_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").mkdir()
    for path in (tmp_path, tmp_path / "wire.jsonl"):
        (found,) = read_path(path)
        assert isinstance(found, ReadError) and found.code == "directory"


def test_a_name_that_is_too_long_is_unreadable() -> None:
    (found,) = read_path("x" * 5000)
    assert isinstance(found, ReadError) and found.code == "unreadable"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_may_not_be_read_is_an_error_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x", encoding="utf-8")
    path.chmod(0)
    (found,) = read_path(path)
    assert isinstance(found, ReadError) and found.code == "permission"


@pytest.mark.parametrize(("name", "data", "code"), [("story.xyz", b"text", "format"), ("story.docx", b"PK\x03\x04", "binary"), ("story.txt", b"\xff", "encoding"), ("a.jsonl", b"\x89PNG", "binary")])
def test_a_file_that_cannot_be_read_is_an_error_with_a_code(name: str, data: bytes, code: str) -> None:
    (found,) = read_bytes(data, name=name)
    assert isinstance(found, ReadError)
    assert (found.code, found.path) == (code, name)


def test_plain_text_is_the_file_as_it_is() -> None:
    text = "one\r\ntwo\n\n  three\rfour\u2028 five\n"
    (doc,) = read_bytes(text.encode(), name="x")
    assert isinstance(doc, Document)
    assert (doc.text, doc.blocks, doc.offsets.pieces) == (text, None, None)
    assert [(doc.place(text.index(word)).line, doc.place(text.index(word)).column) for word in ("one", "two", "three", "four", "five")] == [(1, 1), (2, 1), (4, 3), (5, 1), (5, 7)]


def test_offsets_count_after_the_byte_order_mark() -> None:
    (doc,) = read_bytes("\ufeffabc".encode(), name="x")
    assert isinstance(doc, Document)
    assert (doc.text, doc.place(0).column, doc.encoding) == ("abc", 1, "utf-8-sig")


@pytest.mark.parametrize("size", [10_000_000, 10_000_001])
def test_a_line_of_fifty_million_characters_is_refused_in_bounded_time(size: int) -> None:
    begun = time.monotonic()
    (refused,) = read_bytes(b"word " * size, name="x")
    assert isinstance(refused, ReadError) and (refused.code, refused.line) == ("too-long", None)
    assert time.monotonic() - begun < 10
