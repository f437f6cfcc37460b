"""A JSON object with the places of its members, which the json module does not keep.

Syntax: https://www.rfc-editor.org/rfc/rfc8259; NaN and Infinity are refused.
"""

from __future__ import annotations

import re
from json import JSONDecodeError, JSONDecoder
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from auditor.text.offsets import Piece

if TYPE_CHECKING:
    from auditor.readers.lines import Line

_WHITE = re.compile(r"[ \t\r\n]*")
# A pair of surrogate escapes is one character; everything else after a backslash stands for one by itself.
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")


class RecordError(Exception):
    """What is wrong with a record."""

    def __init__(self, message: str, code: str = "jsonl") -> None:
        super().__init__(message)
        self.message, self.code = message, code


class Numeral(NamedTuple):
    """A JSON number as it is written: an id 1.50 stays 1.50, and one of a million digits costs nothing."""

    digits: str


class Value(NamedTuple):
    """A member of a record: the value, and where it begins and ends in the line."""

    content: Any
    start: int
    end: int


def members(text: str) -> dict[str, Value]:
    """The members of the object that fills the line, each with its place; of members with the same key the last counts, as in `json`."""
    found: dict[str, Value] = {}
    try:
        at = _past_white(text, 0)
        if text[at] != "{":
            other, at = _DECODER.raw_decode(text, at)
            raise RecordError(f'a line must be a JSON object such as {{"text": "…"}}, not {kind_of(other)}')
        at = _past_white(text, at + 1)
        more = text[at : at + 1] != "}"
        while more:
            if text[at : at + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", text, at)
            key, at = _DECODER.raw_decode(text, at)
            start = _past_white(text, _past(":", text, at))
            content, end = _DECODER.raw_decode(text, start)
            found[key] = Value(content, start, end)
            at = _past_white(text, end)
            more = text[at : at + 1] == ","
            if more:
                at = _past_white(text, at + 1)
        at = _past("}", text, at)
        if _past_white(text, at) != len(text):
            raise JSONDecodeError("Extra data", text, _past_white(text, at))
    except JSONDecodeError as error:
        raise RecordError(f"is not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}, column {error.pos + 1}") from error
    except RecursionError as error:
        raise RecordError("is nested too deeply") from error
    return found


def _past_white(text: str, at: int) -> int:
    found = _WHITE.match(text, at)
    return found.end() if found else at


def _past(mark: str, text: str, at: int) -> int:
    """The place after `mark`, which must come next."""
    at = _past_white(text, at)
    if text[at : at + 1] != mark:
        raise JSONDecodeError(f"Expecting {mark!r}", text, at)
    return at + 1


def _refuse_constant(name: str) -> NoReturn:
    raise RecordError(f"is not valid JSON: {name} is not a JSON number")


def kind_of(content: object) -> str:
    """JSON's word for what a value is."""
    if isinstance(content, bool):
        return "a boolean"
    words = {dict: "an object", list: "an array", str: "a string", Numeral: "a number"}
    return next((word for kind, word in words.items() if isinstance(content, kind)), "null")


def string_pieces(line: Line, value: Value) -> tuple[Piece, ...]:
    """Where the characters of a string stand, between its quotation marks."""
    begin, end = value.start + 1, value.end - 1
    pieces: list[Piece] = []
    at, length = begin, 0
    for escape in _ESCAPE.finditer(line.text, begin, end) if "\\" in line.text else ():
        if escape.start() > at:
            pieces.append(Piece(length, escape.start() - at, line.start + at, escape.start() - at))
            length += escape.start() - at
        pieces.append(Piece(length, 1, line.start + escape.start(), len(escape[0])))
        at, length = escape.end(), length + 1
    if end > at or not pieces:
        pieces.append(Piece(length, end - at, line.start + at, end - at))
    return tuple(pieces)


_DECODER = JSONDecoder(parse_int=Numeral, parse_float=Numeral, parse_constant=_refuse_constant)
