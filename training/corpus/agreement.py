"""Agreement of a second annotation, made from scratch, with the corpus: span F1, and agreement on kind and severity.

    python training/corpus/agreement.py draw 0.1 > SHEET.marked     # items to mark, without their marks
    python training/corpus/agreement.py figures second/*.marked     # a filled-in sheet against the corpus

A sheet has a block per item: `# id`, `S: source`, `H: hurried`; the second annotator puts marks into the H line (ANNOTATION.md). Spans
agree when they overlap; characters agree one by one. Kinds and severities are compared on overlapping spans: raw agreement and Cohen's kappa
(Cohen 1960, "A coefficient of agreement for nominal scales").
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from items import Item, items
from markup import blocks, parse_hurried

Pair = tuple[str, str]


def kappa(pairs: list[Pair]) -> float | None:
    """Cohen's kappa of paired labels; None without pairs or where chance already explains all."""
    if not pairs:
        return None
    observed = sum(one == other for one, other in pairs) / len(pairs)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(first[label] * second[label] for label in first) / len(pairs) ** 2
    return None if chance == 1 else (observed - chance) / (1 - chance)


def characters(errors: Iterable[Item]) -> set[int]:
    """Marked character positions."""
    return {at for error in errors for at in range(error["start"], error["end"])}


def overlap(one: Item, other: Item) -> bool:
    """Whether two spans share a character."""
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def compared(pairs: list[tuple[Item, list[Item]]]) -> dict[str, float | int | None]:
    """Figures over (item, second errors)."""
    hit_first = hit_second = total_first = total_second = both = marked_first = marked_second = sentences = 0
    kinds: list[Pair] = []
    severities: list[Pair] = []
    for item, second in pairs:
        first = item["errors"]
        total_first, total_second = total_first + len(first), total_second + len(second)
        hit_first += sum(any(overlap(one, other) for other in second) for one in first)
        hit_second += sum(any(overlap(one, other) for one in first) for other in second)
        mine, theirs = characters(first), characters(second)
        both, marked_first, marked_second = both + len(mine & theirs), marked_first + len(mine), marked_second + len(theirs)
        sentences += bool(first) == bool(second)
        for one in first:
            partner = next((other for other in second if overlap(one, other)), None)
            if partner:
                kinds.append((one["kind"], partner["kind"]))
                severities.append((one["severity"], partner["severity"]))
    ratio = lambda a, b: round(a / b, 3) if b else None  # noqa: E731
    rounded = lambda value: None if value is None else round(value, 3)  # noqa: E731
    return {
        "items": len(pairs),
        "first_marks": total_first,
        "second_marks": total_second,
        "span_f1": ratio(hit_first + hit_second, total_first + total_second),
        "first_found_by_second": ratio(hit_first, total_first),
        "second_found_by_first": ratio(hit_second, total_second),
        "character_f1": ratio(2 * both, marked_first + marked_second),
        "sentence_agreement": ratio(sentences, len(pairs)),
        "kind_agreement": ratio(sum(one == other for one, other in kinds), len(kinds)),
        "kind_kappa": rounded(kappa(kinds)),
        "severity_agreement": ratio(sum(one == other for one, other in severities), len(severities)),
        "severity_kappa": rounded(kappa(severities)),
    }


def drawn(share: float) -> list[Item]:
    """The same share of every language and sort, by a hash of the id, shuffled by another."""
    key = lambda item, salt: hashlib.sha256(f"{salt}{item['id']}".encode()).digest()  # noqa: E731
    groups: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items():
        groups[item["source_language"], item["sort"]].append(item)
    chosen = [item for group in groups.values() for item in sorted(group, key=lambda item: key(item, "draw"))[: max(1, round(share * len(group)))]]
    return sorted(chosen, key=lambda item: (item["source_language"], key(item, "order")))


def read_sheet(path: Path, known: dict[str, Item]) -> list[tuple[Item, list[Item]]]:
    """Items of a filled-in sheet with the second annotator's errors. Raises ValueError naming file and line."""
    pairs = []
    for number, lines in blocks(path):
        identifier, hurried = lines[0].lstrip("# ").strip(), next((line[2:].strip() for line in lines if line.startswith("H:")), "")
        if identifier not in known:
            raise ValueError(f"{path}:{number}: no item '{identifier}' in the corpus")
        text, errors, _ = parse_hurried(hurried, "any")
        if text != known[identifier]["hurried"]:
            raise ValueError(f"{path}:{number}: the text of {identifier} was changed outside the marks")
        pairs.append((known[identifier], errors))
    return pairs


def main() -> int:
    """Draws a sheet, or prints the figures, pooled and per language and sort."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["draw", "figures"])
    parser.add_argument("arguments", nargs="+")
    args = parser.parse_args()
    if args.what == "draw":
        for item in drawn(float(args.arguments[0])):
            print(f"# {item['id']}\nS: {item['source']}\nH: {item['hurried']}\n")
        return 0
    known = {item["id"]: item for item in items()}
    try:
        pairs = [pair for path in args.arguments for pair in read_sheet(Path(path), known)]
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    groups: dict[str, list[tuple[Item, list[Item]]]] = defaultdict(list)
    for item, errors in pairs:
        groups[item["source_language"]].append((item, errors))
        groups[f"sort {item['sort']}"].append((item, errors))
    for name, group in [("all", pairs), *sorted(groups.items())]:
        print(name, json.dumps(compared(group)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
