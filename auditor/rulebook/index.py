"""The anchor index of a set of rules as plain data, so that it can be kept and loaded without looking at a single rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from auditor.rulebook.anchors import Anchor, anchors, words_of
from auditor.rulebook.nodes import Node, NodeSequence, inner_sequences
from auditor.rulebook.rule import Rule

_NO_WORDS: frozenset[str] = frozenset()


def indexed(rules: Sequence[Rule]) -> dict[str, Any]:
    """The index.

    `anchors`: word to numbers of entries; `entries`: [rule, pattern, least, most, offset, words] - the most and least tokens before the anchor in
    a match, and a cheap demand on one neighbour (offset, number of a row of `words`, or -1); `regexes`: numbers of the rules that have one.
    """
    by_word: dict[str, list[int]] = {}
    entries: list[list[int]] = []
    rows: dict[tuple[str, ...], int] = {}
    for number, rule in enumerate(rules):
        for which, sequence in enumerate(rule.patterns):
            for anchor in anchors(sequence):
                offset, words = neighbour(sequence, anchor)
                row = rows.setdefault(tuple(sorted(words)), len(rows)) if words else -1
                for word in sorted(anchor.words):
                    by_word.setdefault(word, []).append(len(entries))
                entries.append([number, which, anchor.least, anchor.most, offset, row])
    regexes = [number for number, rule in enumerate(rules) if rule.regex is not None]
    return {"anchors": by_word, "entries": entries, "words": [list(row) for row in rows], "regexes": regexes}


def neighbour(sequence: NodeSequence, anchor: Anchor) -> tuple[int, frozenset[str]]:
    """A token at a fixed distance from the anchor that must be one of few words: (offset, words)."""
    flat = [inner for node in sequence for inner in (node[-1] if node[0] in ("mark", "cap") else [node])]
    flat = [node for node in flat if node[0] not in ("start", "end", "not")]
    places = [at for at, node in enumerate(flat) if anchor.words <= _all_words(node)]
    best: tuple[int, frozenset[str]] = (0, _NO_WORDS)
    # Only an anchor that can stand in one place, as a plain token, has neighbours at fixed distances.
    if len(places) != 1 or flat[places[0]][0] != "token":
        return best
    here = places[0]
    for step in (1, -1):
        at = here + step
        while 0 <= at < len(flat) and flat[at][0] == "token":
            words = words_of(flat[at][1])
            if words and (not best[1] or len(words) < len(best[1])):
                best = (at - here, words)
            at += step
    return best


def _all_words(node: Node) -> frozenset[str]:
    """Every word that a node may match by name, however deep."""
    if node[0] == "token":
        return words_of(node[1])
    inner = [_all_words(each) for sequence in inner_sequences(node) for each in sequence]
    return frozenset().union(*inner)
