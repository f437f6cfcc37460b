"""JSON lines: records, their mistakes, and the way back through escapes."""

from __future__ import annotations

import io
import json
import pickle
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import ReadError
from auditor.readers import read_bytes, read_path
from auditor.readers.jsonl import read_jsonl
from auditor.text.document import Document, Zone
from auditor.text.span import Span


def read(content: str | bytes, **options: str) -> list[Document | ReadError]:
    data = content.encode() if isinstance(content, str) else content
    return list(read_bytes(data, name="wire.jsonl", **options))


def only(content: str | bytes) -> Document:
    (doc,) = read(content)
    assert isinstance(doc, Document), doc
    return doc


def test_a_record_becomes_a_document() -> None:
    doc = only('{"id": "n1", "text": "Hello.", "zone": "headline", "language": "en", "source_language": "ru", "source": "Привет.", "rubric": {"a": [1]}}')
    assert (doc.name, doc.text, doc.zone, doc.language, doc.source_language, doc.format) == ("n1", "Hello.", Zone.HEADLINE, "en", "ru", "jsonl")
    (segment,) = doc.segments
    assert (segment.source, segment.target) == ("Привет.", Span(0, 6))


def test_what_a_record_leaves_out_has_a_default() -> None:
    doc = only('\n{"text": ""}')
    assert (doc.name, doc.zone, doc.language, doc.source_language, doc.segments) == ("wire.jsonl:2", Zone.BODY, None, None, ())
    assert (doc.place(0).line, doc.place(0).column) == (2, 11)


@pytest.mark.parametrize(("written", "name"), [("7", "7"), ("1.50", "1.50"), ('"a b"', "a b"), ("null", "wire.jsonl:1"), ('""', "wire.jsonl:1"), ("9" * 5000, "9" * 5000)])
def test_an_id_is_kept_as_it_is_written(written: str, name: str) -> None:
    assert only(f'{{"id": {written}, "text": "x"}}').name == name


def test_the_same_id_may_come_twice() -> None:
    assert [found.name for found in read('{"id": 1, "text": "x"}\n{"id": 1, "text": "y"}') if isinstance(found, Document)] == ["1", "1"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "property name"),
        ('{"text": "x"', "Expecting '}'|expecting '}'"),
        ('{"text": "x",}', "property name"),
        ('{"text" "x"}', "':'"),
        ('{"text": "x"} {}', "extra data, column 15"),
        ('{"text": "a\tb"}', "control character"),
        ("{'text': 'x'}", "property name"),
        ("text", "expecting value, column 1"),
        ('["text"]', "not an array"),
        ('"text"', "not a string"),
        ("12", "not a number"),
        ("null", "not null"),
        ("{}", "needs 'text'"),
        ('{"text": null}', "must be a string, not null"),
        ('{"text": 5}', "'text' must be a string, not a number"),
        ('{"text": ["x"]}', "not an array"),
        ('{"text": "x", "id": true}', "'id' must be a string, not a boolean"),
        ('{"text": "x", "source": {}}', "'source' must be a string, not an object"),
        ('{"text": "x", "zone": "headlne"}', "did you mean headline"),
        ('{"text": "x", "zone": "Q"}', "headline, deck, dateline, byline, body, caption, furniture$"),
        ('{"text": "x", "n": NaN}', "NaN"),
        ('{"text": "x", "n": ' + "[" * 200_000 + "}", "nested|expecting"),
    ],
)
def test_a_bad_record_is_an_error_with_its_line_and_the_others_still_come(line: str, said: str) -> None:
    first, bad, last = read(f'{{"text": "first"}}\n{line}\n{{"text": "last"}}\n')
    assert isinstance(first, Document) and isinstance(last, Document)
    assert (first.text, last.text) == ("first", "last")
    assert isinstance(bad, ReadError)
    assert (bad.code, bad.line, bad.path) == ("jsonl", 2, "wire.jsonl")
    with pytest.raises(ReadError, match=said):
        raise bad


@pytest.mark.parametrize("key", ["text", "source", "id"])
@pytest.mark.parametrize("escape", ["\\ud800", "\\uDC00x", "\\ud83d\\ud83d\\ude00"])
def test_half_of_a_surrogate_pair_is_an_error_of_its_own(key: str, escape: str) -> None:
    record = {"text": '"x"'} | {key: f'"a{escape}"'}
    found = read("\n{" + ", ".join(f'"{name}": {value}' for name, value in record.items()) + '}\n{"text": "y"}')
    assert isinstance(found[0], ReadError) and isinstance(found[1], Document)
    assert (found[0].code, found[0].line) == ("surrogate", 2)


def test_a_line_that_cannot_be_decoded_costs_only_itself() -> None:
    first, bad, last = read(b'{"text": "caf\xc3\xa9"}\n{"text": "caf\xe9"}\n{"text": "last"}')
    assert isinstance(first, Document) and isinstance(last, Document) and isinstance(bad, ReadError)
    assert (bad.code, bad.line) == ("encoding", 2)
    assert "offset 31 " in bad.message
    assert (last.place(0).line, last.place(0).column) == (3, 11)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp1251"])
def test_records_come_in_any_encoding(encoding: str) -> None:
    data = '{"text": "Да"}\r\n\r\n{"text": "Нет"}\r\n'.encode(encoding)
    found = read(data, **({"encoding": encoding} if encoding == "cp1251" else {}))
    assert [(doc.text, doc.place(1).line, doc.place(1).column) for doc in found if isinstance(doc, Document)] == [("Да", 1, 12), ("Нет", 3, 12)]


def test_of_two_texts_in_a_record_the_last_counts_with_its_place() -> None:
    line = '{"text": "one", "x": "\\"text\\": 1", "text" : "two"}'
    doc = only(line)
    assert doc.text == "two" and doc.offsets.to_file(0) == line.index("two")


def test_a_surrogate_pair_of_escapes_is_one_character() -> None:
    line = '{"text": "a\\ud83d\\ude00b\\n"}'
    doc = only(line)
    assert doc.text == "a😀b\n"
    assert [doc.offsets.to_file(at) for at in range(4)] == [10, 11, 23, 24]
    assert doc.offsets.is_verbatim(0, 1) and not doc.offsets.is_verbatim(0, 2)


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4),
    st.booleans(),
    st.sampled_from(["\n", "\r\n", "\n\n"]),
)
def test_every_character_maps_to_its_own_escape(texts: list[str], ascii_only: bool, line_end: str) -> None:
    file_text = line_end.join(json.dumps({"k\\\"": [text], "text": text, "z": text}, ensure_ascii=ascii_only) for text in texts)
    found = read(file_text)
    lines = file_text.split("\n")
    assert len(found) == len(texts)
    for doc, text in zip(found, texts, strict=True):
        assert isinstance(doc, Document) and doc.text == text
        for at, character in enumerate(text):
            written = file_text[doc.offsets.to_file(at) : doc.offsets.to_file(at + 1, end=True)]
            assert json.loads(f'"{written}"') == character
            place = doc.place(at)
            assert lines[place.line - 1][place.column - 1 :].startswith(written)


def test_a_record_survives_being_sent_to_another_process() -> None:
    doc = only('\n{"text": "a\\tb"}')
    again = pickle.loads(pickle.dumps(doc))
    assert again == doc and again.place(2) == doc.place(2)


def test_records_come_while_the_file_is_still_being_read() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: object) -> int:
            view = memoryview(buffer)  # type: ignore[arg-type]
            line = b'{"text": "x"}\n'
            view[: len(line)] = line
            return len(line)

    found: Iterator[Document | ReadError] = read_jsonl(io.BufferedReader(Endless()), name="x")
    assert [getattr(next(found), "text", None) for _ in range(1000)] == ["x"] * 1000


def test_a_long_file_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    record = json.dumps({"text": "word " * 2000}) + "\n"
    with path.open("w", encoding="utf-8") as stream:
        for _ in range(2000):
            stream.write(record)
    tracemalloc.start()
    try:
        count = sum(isinstance(found, Document) for found in read_path(path))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 2000
    assert peak < path.stat().st_size / 10
