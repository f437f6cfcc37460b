"""HTML: what is copy, which zone it has, and where it stands in the file."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.readers.decode import Decoded
from auditor.readers.html import read_html
from auditor.text.document import Document, Zone

Origins = Callable[[Document, str], list[tuple[str, str]]]


def read(text: str) -> Document:
    return read_html(Decoded(text, "utf-8"), name="x")


def blocks(text: str) -> list[tuple[str, str | None]]:
    doc = read(text)
    return [(block.span.of(doc.text), block.zone and block.zone.value) for block in doc.blocks or ()]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>one<p>two", ["one", "two"]),
        ("<div>one<div>two</div>three</div>", ["one", "two", "three"]),
        ("<ul><li>one<li>two</ul>three", ["one", "two", "three"]),
        ("<table><tr><td>a<td>b<tr><th>c</table>", ["a", "b", "c"]),
        ("one<br>two", ["one\ntwo"]),
        ("one <br/> two", ["one\ntwo"]),
        ("one<br><br>two<br>", ["one", "two"]),
        ("one<br>\n<br>two", ["one", "two"]),
        ("one<br>&nbsp;<br>&nbsp;two&nbsp;<p>&nbsp;</p>", ["one", "two"]),
        ("<br><br>one<br><br><br>two<br>three", ["one", "two\nthree"]),
        ("one<hr>two", ["one", "two"]),
        ("a<b>b</b>c <i> d</i>", ["abc d"]),
        ("  one \n\t two  ", ["one two"]),
        ("<p> <b> </b> </p>", []),
        ("a&nbsp; b", ["a\xa0 b"]),
        ("x<!-- c --> y<!doctype html><?pi?></>z", ["x yz"]),
        ("a < b > c <3 d", ["a < b > c <3 d"]),
        ("a &lt;b&gt; &amp;amp; &copy &bogus; &", ["a <b> &amp; © &bogus; &"]),
        ("&#65;&#x42;&#0;&#xD800;&#1234567890123;&#0000000000067;", ["AB\ufffd\ufffd\ufffdC"]),
        ("a&#32;&#10; b", ["a b"]),
        ("<p title='<p>no'>yes</p>", ["yes"]),
        ("one<wbr>two&shy;three", ["onetwo\xadthree"]),
        ("<P>A</P><DIV>B</DIV>", ["A", "B"]),
    ],
)
def test_copy_is_read_as_a_browser_shows_it(page: str, expected: list[str]) -> None:
    assert [text for text, _ in blocks(page)] == expected


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>if (a < b) '<p>no'</script>",
        "<SCRIPT>no</SCRIPT >",
        "<style>p{}</style>",
        "<template><p>no</template>",
        "<noscript><p>no</p></noscript>",
        "<head><title>no</title><meta content=no></head>",
        "<svg><title>no</title><path/><text>no</text></svg>",
        "<svg><style/><title/><script/></svg>",
        "<code>no</code>",
        "<pre>no <b>no</b></pre>",
        "<p hidden>no</p>",
        "<span hidden=''>no</span>",
        "<div hidden><div>no</div>no</div>",
        "<textarea><p>no</textarea>",
        "<iframe>no</iframe>",
        "<img alt=no>",
        "<ruby><rt>no</rt></ruby>",
        "<!-- no -- > no -->",
        "<!-->",
        "<object><p>no</object>",
    ],
)
def test_what_is_not_shown_is_not_copy(unseen: str) -> None:
    assert read(f"<div>before {unseen} after</div>").text.split() == ["before", "after"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("Use <code>x</code> now.", "Use now."),
        ("See <code>x</code>.", "See."),
        ("<code>x</code> is", "is"),
        ("a<code>x</code>b", "ab"),
    ],
)
def test_inline_code_leaves_no_doubled_or_stray_space(page: str, expected: str) -> None:
    assert read(page).text == expected


@pytest.mark.parametrize("unclosed", ["<script>no", "<!-- no", "<style>no", "<a href='no", "<a href=no", "<a no", "<textarea>no", "<svg>no", "</a no"])
def test_what_is_never_closed_reaches_to_the_end(unclosed: str) -> None:
    assert read(f"<p>yes{unclosed}").text == "yes"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<h1>H</h1><p>b", [("H", "headline"), ("b", None)]),
        ("<h2>H</h2><p>b<h2>later</h2>", [("H", "headline"), ("b", None), ("later", None)]),
        ("<p>b<h1>H</h1>", [("b", None), ("H", "headline")]),
        ("<nav>a<h2>b</h2><p>c</nav><p>d", [("a", "furniture"), ("b", "furniture"), ("c", "furniture"), ("d", None)]),
        ("<aside><figcaption>a</figcaption></aside>", [("a", "furniture")]),
        ("<p>a <button>share</button>", [("a", None), ("share", "furniture")]),
        ("<header>logo<h1>H</h1></header>", [("logo", "furniture"), ("H", "headline")]),
        ("<article><header><h1>H</h1><p>deck</header><p>b</article>", [("H", "headline"), ("deck", None), ("b", None)]),
        ("<form><main><p>b</main>x</form>", [("b", None), ("x", "furniture")]),
        ("<figure><figcaption>c <b>d</b></figcaption></figure>e", [("c d", "caption"), ("e", None)]),
        ("<table><caption>c<tr><td>d</table>", [("c", "caption"), ("d", None)]),
        ("<p class='story__byline'>By Jo<p>b", [("By Jo", "byline"), ("b", None)]),
        ("<div class='x c-byline'><div>By</div> Jo</div>b", [("By", "byline"), ("Jo", "byline"), ("b", None)]),
        ("<p><a rel=author>Jo</a></p>", [("Jo", "byline")]),
        ("<p>By <a rel=author>Jo</a></p>", [("By Jo", None)]),
        ("<p><span class=dateline>MOSCOW</span> text", [("MOSCOW text", None)]),
        ("<span class=dateline>MOSCOW</span>", [("MOSCOW", "dateline")]),
        ("<p itemprop=alternativeHeadline>d", [("d", "deck")]),
        ("<body class=has-caption><p>b", [("b", None)]),
        ("<h1><span class=kicker>k</span> H</h1>", [("k H", "headline")]),
        ("</nav></p><p>b</i></div>c", [("b", None), ("c", None)]),
        ("<div class=byline><i>a</div></i>b", [("a", "byline"), ("b", None)]),
        ("<nav><b>a</nav></b>b", [("a", "furniture"), ("b", None)]),
        ("<b><nav>a</b>b</nav>c", [("a" + "b", "furniture"), ("c", None)]),
    ],
)
def test_markup_tells_the_zone(page: str, expected: list[tuple[str, str | None]]) -> None:
    assert blocks(page) == expected


@pytest.mark.parametrize(
    ("page", "language"),
    [("<html lang=en-GB><p>x", "en-GB"), ("<?xml version='1.0'?><html xml:lang='ru'>x</html>", "ru"), ("<html lang=''>x", None), ("<p lang=fr>x", None), ("x", None)],
)
def test_the_page_tells_its_language(page: str, language: str | None) -> None:
    assert read(page).language == language


def test_an_xhtml_element_may_close_itself() -> None:
    assert read("<?xml version='1.0'?><div><script src='x'/><code/>a<div/>b</div>").text == "a\n\nb"
    assert read("<div><code/>a</div>b").text == "b"


def test_a_character_reference_is_a_piece_of_its_own() -> None:
    page = "<p>AT&amp;T &eacute;t&eacute;"
    doc = read(page)
    assert doc.text == "AT&T été"
    assert [page[doc.offsets.to_file(at) : doc.offsets.to_file(at + 1, end=True)] for at in range(8)] == ["A", "T", "&amp;", "T", " ", "&eacute;", "t", "&eacute;"]
    assert doc.offsets.is_verbatim(0, 2) and not doc.offsets.is_verbatim(0, 3)


def test_place_names_line_and_column_of_the_file() -> None:
    doc = read("<div>\r\n  <p>One\r\n   two <b>three</b></p>")
    assert doc.text == "One two three"
    assert [(doc.place(doc.text.index(word)).line, doc.place(doc.text.index(word)).column) for word in ("One", "two", "three")] == [(2, 6), (3, 4), (3, 11)]


SOUP = st.lists(
    st.one_of(
        st.text("abcé😀 .,\n\t\r", max_size=8),
        st.sampled_from("<p> </p> <b> </b> <i> <br> <div class=byline> </div> <!-- c --> <nav> </nav> <h1> </h1> <code> </code> <li> <td hidden> </td> < > <a' = \" ' / <script> </script>".split(" ")),
    ),
    max_size=30,
).map("".join)


@given(SOUP)
def test_every_character_maps_back_to_itself_or_to_the_white_space_it_stands_for(origins: Origins, page: str) -> None:
    for character, written in origins(read(page), page):
        assert character == written or (character == " " and re.fullmatch(r"[ \t\r\n\f]+", written)) or (character == "\n" and written == "<br>")


@given(SOUP)
def test_blocks_are_sorted_trimmed_and_never_empty(page: str) -> None:
    doc = read(page)
    for block in doc.blocks or ():
        text = block.span.of(doc.text)
        assert text and text == text.strip() and "\n\n" not in text and "  " not in text


@given(st.text("<>/!-=\"'&#;abpx1 \n"))
def test_no_soup_makes_the_reader_fail(page: str) -> None:
    assert isinstance(read(page), Document)


@pytest.mark.parametrize(
    "repeated",
    ["<div>", "<a", "<a b='", '<a b="', "<a b=", "<!--", "</a", "<?", "<!", "<", "<b></i>", "<div><b>", "<p>", "</p>", "<br>", "<td>", "<svg/>", "<script", "<script>", "&", "&a", "&#1", "<b> ", "x<!---->"],
)
def test_markup_that_is_never_closed_takes_linear_time(repeated: str) -> None:
    begun = time.monotonic()
    read(repeated * 100_000)
    assert time.monotonic() - begun < 20


def test_end_tags_do_not_search_what_is_open() -> None:
    begun = time.monotonic()
    read("<i><div>" + "<b>" * 50_000 + "</i>" * 50_000)
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("attribute", ["title='{}'", "class='{}'", "{}", "a=b {}"])
def test_ten_megabytes_of_attributes_are_passed_over(attribute: str) -> None:
    begun = time.monotonic()
    assert read(f"<p {attribute.format('word ' * 2_000_000)}>yes").text == "yes"
    assert time.monotonic() - begun < 30


def test_zones_are_the_documents_words() -> None:
    assert {zone for _, zone in blocks("<h1>a</h1><nav>b</nav>")} <= {zone.value for zone in Zone}
