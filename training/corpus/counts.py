"""Counts of the corpus per language, sort, split, kind and severity, beside the shares that were wished for, as Markdown.

python training/corpus/counts.py
"""

from __future__ import annotations

from collections import Counter

from items import Item, items

LARGE = ("ru", "uk", "zh", "ar", "fa", "de", "fr", "es", "ko", "ja")
SMALL = ("tr", "it", "pt", "pl", "cs", "hi", "id", "ro", "bg", "he")
WISHED = {"large": (300, 100, 60), "small": (150, 50, 30)}
WISHED_KINDS = {
    "calque": 45,
    "article": 10,
    "preposition": 8,
    "agreement/tense": 7,
    "collocation": 7,
    "word-order": 6,
    "awkward": 5,
    "punctuation": 5,
    "number-format": 3,
    "typo": 3,
}


def language_rows(found: list[Item]) -> list[str]:
    """One row per language."""
    rows = []
    for language in (*LARGE, *SMALL):
        own = [item for item in found if item["source_language"] == language]
        if not own:
            continue
        sorts = Counter(item["sort"] for item in own)
        splits = Counter(item["split"] for item in own)
        flawed = [item for item in own if item["sort"] == "flawed"]
        marks = sum(len(item["errors"]) for item in flawed)
        single = sum(len(item["errors"]) == 1 for item in flawed)
        words = sum(len(item["hurried"].split()) for item in own)
        wished = WISHED["large" if language in LARGE else "small"]
        faults, alone, length = marks / max(1, len(flawed)), 100 * single / max(1, len(flawed)), words / len(own)
        totals = f"{splits['train']} / {splits['dev']} / {splits['test']}"
        rows.append(
            f"| {language} | {sorts['flawed']} ({wished[0]}) | {sorts['tempting']} ({wished[1]}) | {sorts['false']} ({wished[2]}) | {totals} "
            f"| {faults:.2f} | {alone:.0f} % | {length:.1f} |"
        )
    return rows


def main() -> None:
    """Prints the tables."""
    found = items()
    print("| language | flawed (wished) | tempting | false | train / dev / test | faults per flawed | with exactly one | words per sentence |\n|---|---|---|---|---|---|---|---|")
    print("\n".join(language_rows(found)))
    flawed = [error for item in found if item["sort"] == "flawed" for error in item["errors"]]
    print(f"\n{len(found)} items, {len(flawed)} faults in flawed items.\n\n| kind | marks | share | wished |\n|---|---|---|---|")
    for kind, number in Counter(error["kind"] for error in flawed).most_common():
        print(f"| {kind} | {number} | {100 * number / len(flawed):.1f} % | {f'{WISHED_KINDS[kind]} %' if kind in WISHED_KINDS else 'the rest'} |")
    wished = {"major": "55 %", "minor": "40 %", "critical": "5 %"}
    print("\n| severity (flawed) | marks | share | wished |\n|---|---|---|---|")
    for severity, number in Counter(error["severity"] for error in flawed).most_common():
        print(f"| {severity} | {number} | {100 * number / len(flawed):.1f} % | {wished[severity]} |")
    false = Counter(error["kind"] for item in found if item["sort"] == "false" for error in item["errors"])
    print("\nKinds in false items: " + ", ".join(f"{kind} {number}" for kind, number in false.most_common()) + ".")


if __name__ == "__main__":
    main()
