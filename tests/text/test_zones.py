"""Zones of a story."""

from __future__ import annotations

import pytest

from auditor.text.analysis import Analysis
from auditor.text.document import Document, Zone


def zones(text: str) -> list[tuple[str, str]]:
    analysis = Analysis(Document.of_text(text))
    return [(sentence.zone.value, sentence.span.of(text)) for sentence in analysis.sentences]


@pytest.mark.parametrize(
    "dateline",
    [
        "MOSCOW, August 13. /TASS/.",
        "BEIJING, Nov. 3 (Xinhua) --",
        "KYIV (Ukrinform) —",
        "TEHRAN, Jul. 20 (MNA) –",
        "WASHINGTON (AP) —",
        "ANKARA —",
        "Pyongyang, August 4 (KCNA) --",
        "NEW DELHI, 4 May (PTI) -",
        "ARVELSK, October 4. /NORDPRESS/.",
    ],
)
def test_a_dateline_is_cut_off_the_first_paragraph(dateline: str) -> None:
    found = zones(f"Ministers meet in the capital\n\n{dateline} Ministers met on Monday. They parted.\n\nThe end came soon.")
    assert found[1] == ("dateline", dateline)
    assert found[2] == ("body", "Ministers met on Monday.")


@pytest.mark.parametrize("text", ["The minister said yes — and left.", "EU leaders - all of them - came.", "NATO (founded in 1949) has 32 members.", "Apple, Inc. (AAPL) rose."])
def test_a_plain_sentence_has_no_dateline(text: str) -> None:
    assert zones(f"Some headline here\n\n{text}\n\nMore.")[1] == ("body", text)


def test_headline_deck_byline_caption_furniture_and_body_are_told_apart() -> None:
    text = (
        "All news\nUpdated at:\xa0\n\nMinister calls for aid\n\nWork with partners will go on, he stressed\n\nBy Anna Kovalenko\n\n"
        "Photo: Ivan Petrenko/Ukrinform\n\nKYIV (Ukrinform) — The minister called for aid.\n\nNext steps\n\nHe left. Read it.\n\nRead more: Aid arrives"
    )
    assert zones(text) == [
        ("furniture", "All news"),
        ("furniture", "Updated at:"),
        ("headline", "Minister calls for aid"),
        ("deck", "Work with partners will go on, he stressed"),
        ("byline", "By Anna Kovalenko"),
        ("caption", "Photo: Ivan Petrenko/Ukrinform"),
        ("dateline", "KYIV (Ukrinform) —"),
        ("body", "The minister called for aid."),
        ("headline", "Next steps"),
        ("body", "He left."),
        ("body", "Read it."),
        ("furniture", "Read more: Aid arrives"),
    ]


def test_a_single_paragraph_is_body() -> None:
    assert zones("Ministers meet in the capital") == [("body", "Ministers meet in the capital")]


def test_a_zone_named_by_the_input_is_believed() -> None:
    analysis = Analysis(Document.of_text("One line\n\nAnother line", zone=Zone.CAPTION))
    assert {sentence.zone for sentence in analysis.sentences} == {Zone.CAPTION}


def test_hard_wrapped_lines_are_one_paragraph_and_single_lines_are_their_own() -> None:
    wrapped = "The minister of transport said on Monday that the port would be\nopened again next week, and that the first ships were already\nunder way to it from the south. He spoke to reporters after the\nmeeting.\n\nThe end."
    assert {sentence.paragraph for sentence in Analysis(Document.of_text(wrapped)).sentences} == {0, 1}
    assert len(Analysis(Document.of_text("First line.\nSecond line.\nThird line.")).blocks) == 3


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said, "We will go. We must." Then he left.', ['"We will go. We must."']),
        ("“Yes,” she said, “of course.”", ["“Yes,”", "“of course.”"]),
        ("\"Today we say: ‘Send it.’ But we cannot,\" he said.", ["\"Today we say: ‘Send it.’ But we cannot,\""]),
        ("He said: «Нет».", ["«Нет»"]),
        ("She said 'It was the end' today.", ["'It was the end'"]),
        ("In the '90s the dogs' owner isn't there.", []),
        ("The dogs’ owner and Russia’s port.", []),
        ('"It goes on in the next paragraph.', ['"It goes on in the next paragraph.']),
    ],
)
def test_direct_speech_is_found_with_its_marks(text: str, quoted: list[str]) -> None:
    assert [span.of(text) for span in Analysis(Document.of_text(text)).quotes] == quoted


def test_crlf_and_cr_line_ends_divide_paragraphs_too() -> None:
    assert len(Analysis(Document.of_text("One.\r\n\r\nTwo.\r\rThree.")).blocks) == 3
