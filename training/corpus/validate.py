"""Checks the corpus: offsets, kinds, fixes, scripts, near-duplicates across splits, and that nothing is copied from shared data.

    python training/corpus/validate.py [--shared ../shared]

Exits with 1 and one line per fault (file:line: what is wrong).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from items import FOLDER, SPLITS, Item, files, mended, read
from markup import CATEGORIES, FALSE_CATEGORIES, SEVERITIES, SORTS

FIELDS = {"id", "sort", "source_language", "target_language", "topic", "register", "source", "hurried", "errors", "good", "split"}
ERROR_FIELDS = {"start", "end", "text", "kind", "category", "severity", "fix", "why"}
SCRIPTS = {
    **dict.fromkeys(("ru", "uk", "bg", "sr"), "CYRILLIC"),
    **dict.fromkeys(("ar", "fa"), "ARABIC"),
    "zh": "CJK",
    "ja": "CJK HIRAGANA KATAKANA",
    "ko": "HANGUL",
    "hi": "DEVANAGARI",
    "he": "HEBREW",
}
SHINGLE, COPIED_WORDS, TOO_ALIKE, OWN_SCRIPT = 3, 9, 0.5, 0.6
UNTIDY = re.compile(r"  | [,;:.!?](?=\s|\Z)|\b(\w{2,}) \1\b(?!-)(?<!that that)(?<!had had)|\( | \)|,,|\[\[|\]\]|=>", re.IGNORECASE)


def faults(item: Item) -> Iterator[str]:
    """What is wrong with one item by itself."""
    if set(item) != FIELDS:
        yield f"fields differ: {sorted(set(item) ^ FIELDS)}"
        return
    if item["sort"] not in SORTS or item["split"] not in SPLITS:
        yield f"sort {item['sort']!r} or split {item['split']!r} is unknown"
    hurried, last = item["hurried"], 0
    if (item["sort"] == "tempting") != (not item["errors"]):
        yield "tempting items have no errors, all others have"
    if item["sort"] == "tempting" and item["good"] != hurried:
        yield "a tempting item's good differs from its hurried"
    kinds = FALSE_CATEGORIES if item["sort"] == "false" else CATEGORIES
    for error in item["errors"]:
        if set(error) != ERROR_FIELDS:
            yield f"an error's fields differ: {sorted(set(error) ^ ERROR_FIELDS)}"
            continue
        if not last <= error["start"] < error["end"] <= len(hurried) or hurried[error["start"] : error["end"]] != error["text"]:
            yield f"the span of «{error['text']}» is not where it says, or overlaps the one before"
        last = error["end"]
        if kinds.get(error["kind"]) != error["category"] or error["severity"] not in SEVERITIES:
            yield f"kind {error['kind']!r}, category {error['category']!r} or severity {error['severity']!r} do not fit"
        if not error["fix"].strip() or error["fix"] == error["text"]:
            yield f"the fix of «{error['text']}» changes nothing"
    if item["sort"] != "tempting":
        yield from _good_faults(item)
    yield from _script_faults(item)


def _good_faults(item: Item) -> Iterator[str]:
    made = mended(item)
    for name, text in (("the mended sentence", made), ("good", item["good"])):
        untidy = UNTIDY.search(text)
        if untidy:
            yield f"{name} holds «{untidy.group()}»"
        if text[:1].islower():
            yield f"{name} begins with a small letter"
    if item["good"] == item["hurried"]:
        yield "good is the hurried sentence unchanged"


def _script_faults(item: Item) -> Iterator[str]:
    scripts = SCRIPTS.get(item["source_language"], "LATIN").split()
    letters = [letter for letter in item["source"] if letter.isalpha()]
    own = sum(any(unicodedata.name(letter, "").startswith(script) for script in scripts) for letter in letters)
    if not letters or own < OWN_SCRIPT * len(letters):
        yield f"the source is not in the script of {item['source_language']}"
    if any(ord(letter) > 0x24F and not unicodedata.name(letter, "").startswith("LATIN") for letter in item["good"] if letter.isalpha()):
        yield "good holds letters of another script"


def words(text: str) -> list[str]:
    """Lower-case words."""
    return re.findall(r"\w+", text.lower())


def shingles(text: str, size: int = SHINGLE) -> set[tuple[str, ...]]:
    """Runs of `size` words."""
    found = words(text)
    return {tuple(found[at : at + size]) for at in range(max(1, len(found) - size + 1))}


def near_duplicates(entries: list[tuple[str, Item]]) -> Iterator[str]:
    """Items of different splits whose English is too alike (Jaccard over three-word runs)."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    runs = [shingles(item["hurried"]) for _, item in entries]
    for number, (place, item) in enumerate(entries):
        shared: dict[int, int] = defaultdict(int)
        for run in runs[number]:
            for other in index[run]:
                shared[other] += 1
            index[run].append(number)
        for other, count in shared.items():
            alike = count / (len(runs[number]) + len(runs[other]) - count)
            if alike >= TOO_ALIKE and (entries[other][1]["split"] != item["split"] or alike > 0.8):
                yield f"{place}: {item['id']} is too like {entries[other][1]['id']} ({alike:.2f})"


def shared_texts(folder: Path) -> Iterator[str]:
    """Sentences of shared evaluation data, against which nothing may be copied."""
    for path in (folder / "data/wire/dev.jsonl",):
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                record = json.loads(line)
                yield record["text"]
                yield record.get("rewrite") or ""
    native = folder / "data/dev/native_news.jsonl.gz"
    if native.exists():
        with gzip.open(native, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)
    for path in [*folder.glob("seed/*.txt"), *folder.glob("data/wire/docs/*.txt")]:
        yield path.read_text(encoding="utf-8")


def copied(entries: list[tuple[str, Item]], texts: Iterable[str]) -> Iterator[str]:
    """Items that share nine words in a row with shared data."""
    known = {run for text in texts for run in shingles(text, COPIED_WORDS) if len(run) == COPIED_WORDS}
    for place, item in entries:
        run = next((run for run in shingles(item["hurried"], COPIED_WORDS) if run in known), None)
        if run:
            yield f"{place}: {item['id']} shares «{' '.join(run)}» with shared data"


def main() -> int:
    """Validates every file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--shared", type=Path, default=FOLDER.parent.parent.parent / "shared")
    args = parser.parse_args()
    entries = [(f"{path.name}:{number}", item) for path in files(args.folder) for number, item in read(path)]
    found = [f"{place}: {item.get('id', '?')}: {fault}" for place, item in entries for fault in faults(item)]
    seen: dict[str, str] = {}
    for place, item in entries:
        if item.get("id", place) in seen:
            found.append(f"{place}: id {item['id']} stands already at {seen[item['id']]}")
        seen[item.get("id", place)] = place
    found += [*near_duplicates(entries), *copied(entries, shared_texts(args.shared))]
    for fault in found:
        print(fault)
    print(f"{len(entries)} items, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
