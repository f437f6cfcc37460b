"""The parsed form of a pattern: nested JSON lists, so that a compiled pack is plain data.

sequence  [node, ...]
node      ["token", test, glued]     one token; glued: no space before it
["alt", [sequence, ...]]   alternatives
["rep", least, most, sequence]
["cap", name, sequence]
["mark", sequence]         the words the finding points at
["not", sequence]          nothing may match from here
["start"] ["end"]          borders of the sentence
test      ["keys", [word, ...]]      one of these words, lower case
["exact", word]            this word in this case
["tag", tag]               part of speech
["is", predicate]
["any"]
["or", [test, ...]] ["and", [test, ...]] ["no", test]
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

# JSON has no closed recursive type that mypy follows through indexing; shapes are checked where they are made.
Node: TypeAlias = list[Any]
Test: TypeAlias = list[Any]
NodeSequence: TypeAlias = list[Node]


def width(sequence: Sequence[Node]) -> tuple[int, int]:
    """The least and the most tokens a sequence can span."""
    least = most = 0
    for node in sequence:
        low, high = _node_width(node)
        least, most = least + low, most + high
    return least, most


def _node_width(node: Node) -> tuple[int, int]:
    kind = node[0]
    if kind == "token":
        return 1, 1
    if kind == "alt":
        widths = [width(choice) for choice in node[1]]
        return min(low for low, _ in widths), max(high for _, high in widths)
    if kind == "rep":
        low, high = width(node[3])
        return int(node[1]) * low, int(node[2]) * high
    if kind in ("cap", "mark"):
        return width(node[-1])
    return 0, 0


def captures(sequence: Sequence[Node]) -> set[str]:
    """The names of all captures."""
    found: set[str] = set()
    for node in sequence:
        if node[0] == "cap":
            found.add(node[1])
        for inner in inner_sequences(node):
            found |= captures(inner)
    return found


def inner_sequences(node: Node) -> list[NodeSequence]:
    """The sequences directly inside a node."""
    if node[0] == "alt":
        return list(node[1])
    return [node[-1]] if node[0] in ("rep", "cap", "mark", "not") else []
