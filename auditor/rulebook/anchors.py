"""The words that must be there for a pattern to match: only where one stands are its neighbours looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from auditor.rulebook.nodes import Node, Test, inner_sequences, width

# The commonest words of English news, most frequent first; everything else is taken to be rarer than all of these.
_COMMON = """the , . of and to in a that is for on ' " - with said as was by it at from he be this are have his has an not they were which will their but
    been had its who or we ; : ( ) 's more about after also one would up out all new two she i when there other than into could if some her
    people so time over last no first can you may while under state three government before during what between years president country such
    against since through many most year being where now made including our 1 2 3 10 because police per these those him them any only out former
    both still well how four do did does then even my make like just take took say says day week month part work million percent world national
    minister law war public group case city international security economic situation""".split()
_WEIGHT = {word: 1.0 / (rank + 3) for rank, word in enumerate(_COMMON)}
_RARE = 0.0004


class Anchor(NamedTuple):
    """One of `words` stands between `least` and `most` tokens after the start of a match."""

    words: frozenset[str]
    least: int
    most: int


def anchors(sequence: Sequence[Node]) -> tuple[Anchor, ...]:
    """The cheapest set of anchors of which every match contains one; empty when there is none."""
    found = _best(sequence, 0, 0)
    return found[1] if found else ()


def _best(sequence: Sequence[Node], least: int, most: int) -> tuple[float, tuple[Anchor, ...]] | None:
    best: tuple[float, tuple[Anchor, ...]] | None = None
    for node in sequence:
        option = _of_node(node, least, most)
        if option and (best is None or option[0] < best[0]):
            best = option
        low, high = width([node])
        least, most = least + low, most + high
    return best


def _of_node(node: Node, least: int, most: int) -> tuple[float, tuple[Anchor, ...]] | None:
    kind = node[0]
    if kind == "token":
        words = words_of(node[1])
        return (sum(_WEIGHT.get(word, _RARE) for word in words), (Anchor(words, least, most),)) if words else None
    if kind == "alt":
        options = [_best(choice, least, most) for choice in node[1]]
        if any(option is None for option in options):
            return None
        return sum(option[0] for option in options if option), tuple(anchor for option in options if option for anchor in option[1])
    if kind in ("cap", "mark") or (kind == "rep" and node[1] > 0):
        return _best(inner_sequences(node)[0], least, most)
    return None


def words_of(test: Test) -> frozenset[str]:
    """The words one of which a test demands; empty when any other word may pass too."""
    kind = test[0]
    if kind == "keys":
        return frozenset(test[1])
    if kind == "exact":
        return frozenset([test[1].lower().replace("’", "'")])
    if kind == "and":
        sets = [words for words in map(words_of, test[1]) if words]
        return min(sets, key=len) if sets else frozenset()
    if kind == "or":
        sets = [words_of(choice) for choice in test[1]]
        return frozenset().union(*sets) if all(sets) else frozenset()
    return frozenset()
