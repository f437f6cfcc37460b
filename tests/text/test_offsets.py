"""Text offsets and places in the file."""

from __future__ import annotations

from auditor.text.offsets import OffsetMap, Piece, line_starts


def test_lines_end_with_lf_crlf_or_cr() -> None:
    assert line_starts("a\nb\r\nc\rd") == (0, 2, 5, 7)


def test_a_piece_of_equal_length_maps_character_by_character() -> None:
    offsets = OffsetMap(line_starts("<p>ab</p>"), (Piece(0, 2, 3, 2),))
    assert [offsets.to_file(at) for at in (0, 1)] == [3, 4]
    assert offsets.to_file(2, end=True) == 5


def test_an_entity_maps_to_its_edges() -> None:
    offsets = OffsetMap(line_starts("a&amp;b"), (Piece(0, 1, 0, 1), Piece(1, 1, 1, 5), Piece(2, 1, 6, 1)))
    assert (offsets.to_file(1), offsets.to_file(2, end=True), offsets.to_file(2)) == (1, 6, 6)
    assert not offsets.is_verbatim(1, 2)
    assert offsets.is_verbatim(2, 3)


def test_places_count_from_one() -> None:
    place = OffsetMap(line_starts("ab\ncd")).place(4)
    assert (place.line, place.column) == (2, 2)
