"""Markdown: what is copy, which zone it has, and where it stands in the file."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from operator import and_

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from auditor.errors import ReadError
from auditor.readers.decode import Decoded
from auditor.readers.markdown import read_markdown
from auditor.text.document import Document

_LINE_END = re.compile(r"[ \t]*\r?\n[ \t]*")
Origins = Callable[[Document, str], list[tuple[str, str]]]


def read(text: str) -> Document:
    return read_markdown(Decoded(text, "utf-8"), name="x")


def blocks(text: str) -> list[tuple[str, str | None]]:
    doc = read(text)
    return [(block.span.of(doc.text), block.zone and block.zone.value) for block in doc.blocks or ()]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("one\n\ntwo", ["one", "two"]),
        ("**bold** and _it_ and ***both***", ["bold and it and both"]),
        ("2 * 3 and snake_case and ** x", ["2 * 3 and snake_case and ** x"]),
        ("a [link](http://x.org/a \"title\") b", ["a link b"]),
        ("a [link][r] b [r] c\n\n[r]: http://x.org 'no'", ["a link b r c"]),
        ("a [not a link] b", ["a [not a link] b"]),
        ("> quoted\n> on\nlazy", ["quoted\non\nlazy"]),
        ("- one\n  more\n- two\n\n  three", ["one\nmore", "two", "three"]),
        ("1. one\n   > two", ["one", "two"]),
        ("hard  \nbreak\\\nagain", ["hard\nbreak\nagain"]),
        ("one<br>two<br />three", ["one\ntwo\nthree"]),
        ("one<br><br>two  \n\\\nthree", ["one", "two", "three"]),
        ("one<br>\n<br>two\n<br>three<br>\nfour", ["one", "two\nthree\nfour"]),
        ("a <b>b</b> <!-- no --> c", ["a b c"]),
        ("AT&amp;T &#65; &copy; &bogus;", ["AT&T A © &bogus;"]),
        (r"\*a\* \q \\ 1\. &lt;", ["*a* \\q \\ 1. <"]),
        ("| a | b |\n|---|:-:|\n| c \\| d | |\n| **e** | f | no |", ["a", "b", "c | d", "e", "f"]),
        ("a|b\n-|-\nc|d", ["a", "b", "c", "d"]),
        ("- a | a |\n  -|-\n  x|y", ["- a", "a", "x", "y"]),
        ("- a\n\n  a | a\n  -|-\n  x|y", ["a", "a", "a", "x", "y"]),
        ("\ta code block\n\nx", ["x"]),
        ("\xa0\nfoo\n\xa0", ["foo"]),
    ],
)
def test_copy_is_read_without_its_markup(page: str, expected: list[str]) -> None:
    assert [text for text, _ in blocks(page)] == expected


@pytest.mark.parametrize(
    "unseen",
    ["```py\nno\n```", "~~~\nno\n~~~", "    no", "<div>\nno\n</div>", "<!--\nno\n-->", "<script>\nno\n</script>", "[no]: http://no 'no'", "---", "`no`", "<http://no.org>", "<no@no.org>"],
)
def test_what_is_not_copy_is_left_out(unseen: str) -> None:
    assert read(f"before\n\n{unseen}\n\nafter").text == "before\n\nafter"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("Use `x` now.", "Use now."),
        ("See `x`.", "See."),
        ("See <http://x.org>, please", "See, please"),
        ("`x` is", "is"),
        ("ends with `x`", "ends with"),
        ("a ![picture](p.png) b", "a b"),
    ],
)
def test_what_is_left_out_leaves_no_doubled_or_stray_space(page: str, expected: str) -> None:
    assert read(page).text == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("# H\n\nb\n\n# again", [("H", "headline"), ("b", None), ("again", "headline")]),
        ("## H ##\n\nb\n\n## later", [("H", "headline"), ("b", None), ("later", None)]),
        ("Two\nlines\n===\n\nb", [("Two\nlines", "headline"), ("b", None)]),
        ("![a *view*](p.png)", [("a view", "caption")]),
        ("![one](a.png)\n[![two](b.png)](u)", [("one", "caption"), ("two", "caption")]),
        ("![](p.png)", []),
        ("# # x", [("# x", "headline")]),
    ],
)
def test_markup_tells_the_zone(page: str, expected: list[tuple[str, str | None]]) -> None:
    assert blocks(page) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("---\ntitle: no\n---\nyes", "yes"),
        ("---\r\ntitle: no\r\nx: no\r\n---\r\nyes", "yes"),
        ("---\n# comment\n...\nyes", "yes"),
        ("---\n---\nyes", "yes"),
        ("---\n\nA story: begins\n\n---\n\nyes", "A story: begins\n\nyes"),
        ("---\ntitle: never closed", "title: never closed"),
        ("yes\n\n---\na: b\n---\n", "yes\n\na: b"),
    ],
)
def test_front_matter_is_left_out(page: str, expected: str) -> None:
    assert read(page).text == expected


def test_front_matter_still_counts_in_places() -> None:
    place = read("---\ntitle: no\n---\n\nIn *place*").place(3)
    assert (place.line, place.column) == (5, 5)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_line_break_in_a_paragraph_stays_the_one_of_the_file(line_end: str) -> None:
    page = line_end.join(["one", "two", "", "> three", "> four", ""])
    doc = read(page)
    assert doc.text == f"one{line_end}two\n\nthree{line_end}four"
    end = doc.text.index("two") + 3
    assert doc.offsets.is_verbatim(0, end)
    place = doc.place(doc.text.index("four"))
    assert (place.line, place.column) == (5, 3)


@pytest.mark.parametrize(
    ("page", "written"),
    [
        ("a &amp; b", ["a", " ", "&amp;", " ", "b"]),
        (r"a\*\q", ["a", r"\*", "\\", "q"]),
        ("[a](a 'a') a", ["a", " ", "a"]),
        ("|x|\n|-|\n|a \\| b\\*|", ["a", " ", "|", " ", "b", "\\*"]),
        ("*a **a* a** a", None),
    ],
)
def test_each_character_has_its_place(origins: Origins, page: str, written: list[str] | None) -> None:
    pairs = [found for _, found in origins(read(page), page)]
    assert written is None or pairs[-len(written) :] == written


def test_a_repeated_word_is_found_where_it_stands() -> None:
    page = "a [the](the 'the') `the` <b class=the> the &amp; ![the](the) the"
    doc = read(page)
    found = [doc.offsets.to_file(match.start()) for match in re.finditer("the", doc.text)]
    assert found == [page.index("the]"), page.index("the &"), page.rindex("the")]


SOUP = st.lists(
    st.one_of(
        st.text("abc é😀.\n", max_size=6),
        st.sampled_from(["*", "**", "_", "`", "[", "]", "](u)", "![", "> ", "- ", "# ", "\n", "\n\n", "  \n", "\t", "    ", "|", "|-|\n", "a|b\n-|-\n", "<b>", "<!-- c -->", "<br>", "===\n", "1. ", "\r\n", "\xa0", "\x1c", "\u2003", "<http://x.y>"]),
    ),
    max_size=30,
).map("".join)
RICH = st.lists(st.one_of(SOUP, st.sampled_from(["\\*", "\\|", "\\", "&amp;", "&#65;", "\\\n", "&nbsp;"])), max_size=6).map("".join)


@given(SOUP)
def test_every_character_maps_back_to_itself(origins: Origins, page: str) -> None:
    for character, written in origins(read(page), page):
        assert character == written or (character == "\n" and written == "<br>")


@given(RICH)
def test_escapes_and_references_are_whole_and_all_else_maps_back_to_itself(origins: Origins, page: str) -> None:
    whole = {"*": "\\*", "|": "\\|", "&": "&amp;", "A": "&#65;", "\xa0": "&nbsp;", "\n": "<br>"}
    for character, written in origins(read(page), page):
        assert written == character or written == whole.get(character) or written[0] == "\\"


@given(RICH)
def test_the_text_is_what_the_library_reads(page: str) -> None:
    """Blocks without code, pictures, addresses, HTML and breaks in a row hold exactly the library's own text."""
    if page.startswith("---"):
        return
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table")
    expected: list[str | None] = []
    for token in parser.parse(page):
        children = token.children or []
        breaks = [child.type.endswith("break") for child in children if child.type.endswith("break") or child.content.strip()]
        if token.type == "inline" and (any(map(and_, breaks, breaks[1:])) or any(child.type in ("code_inline", "image", "html_inline") or child.markup == "autolink" for child in children)):
            expected.append(None)
        elif token.type == "inline":
            text = "".join("\n" if child.type.endswith("break") else child.content for child in children)
            if text.strip():
                expected.append(text)
    if None not in expected:
        assert [_LINE_END.sub("\n", text) for text, _ in blocks(page)] == [_LINE_END.sub("\n", text).strip() for text in expected if text]


@pytest.mark.parametrize("nested", ["> " * 200 + "x", "- " * 200 + "x"])
def test_what_is_nested_too_deeply_to_be_read_is_an_error(nested: str) -> None:
    with pytest.raises(ReadError, match="deep") as caught:
        read("x\n\n" + nested)
    assert (caught.value.code, caught.value.line) == ("nesting", 3)


@pytest.mark.parametrize("repeated", ["[", "![", "*a ", "`a", "> a\n\n", "- a\n", "<a ", "&amp;", "a|b\n-|-\n", "\\|", "a\n", "[a](b)", "\xa0\n", "*", "<!--", "\n---\n"])
def test_markup_that_is_repeated_takes_linear_time(repeated: str) -> None:
    begun = time.monotonic()
    read(repeated * 10_000)
    assert time.monotonic() - begun < 20


def test_a_wide_table_takes_linear_time() -> None:
    begun = time.monotonic()
    read("| a" * 10_000 + "\n" + "|-" * 10_000 + "\n" + "|b" * 10_000)
    assert time.monotonic() - begun < 20


def test_a_long_line_takes_linear_time() -> None:
    begun = time.monotonic()
    assert len(read("word, " * 2_000_000).text) == 11_999_999
    assert time.monotonic() - begun < 20
