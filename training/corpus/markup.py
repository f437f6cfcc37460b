"""Turns sentences marked by hand into corpus items, and says file and line for every mistake (the markup is described in ANNOTATION.md)."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CATEGORIES = {
    "calque": "style/unidiomatic",
    "collocation": "style/unidiomatic",
    "article": "linguistic-conventions/grammar",
    "preposition": "linguistic-conventions/grammar",
    "agreement/tense": "linguistic-conventions/grammar",
    "word-order": "linguistic-conventions/grammar",
    "awkward": "style/awkward",
    "punctuation": "linguistic-conventions/punctuation",
    "spacing": "linguistic-conventions/punctuation",
    "number-format": "locale-conventions/number",
    "typo": "linguistic-conventions/spelling",
    "capitalisation": "linguistic-conventions/spelling",
    "inconsistency": "terminology/inconsistent",
    "untranslated": "accuracy/untranslated",
    "duplicate-word": "linguistic-conventions/grammar",
    "style": "style/organizational",
}
FALSE_CATEGORIES = {
    "number": "accuracy/mistranslation",
    "magnitude": "accuracy/mistranslation",
    "name": "accuracy/mistranslation",
    "negation": "accuracy/mistranslation",
    "date": "accuracy/mistranslation",
    "mistranslation": "accuracy/mistranslation",
    "omission": "accuracy/omission",
    "addition": "accuracy/addition",
}
SORTS = ("flawed", "tempting", "false")
SEVERITIES = ("minor", "major", "critical")
MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class MarkupError(Exception):
    """A mistake in a marked file; `line` counts from 1."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def categories(sort: str) -> dict[str, str]:
    """Kinds and their categories in a sort of item; `any` is a second annotator's sheet, which does not tell the sort."""
    return {**CATEGORIES, **FALSE_CATEGORIES} if sort == "any" else FALSE_CATEGORIES if sort == "false" else CATEGORIES


def parse_mark(body: str, sort: str) -> tuple[str, str, str, str, str]:
    """Splits `wrong => right | kind | severity | why`; raises ValueError with what would be right."""
    parts = [part.strip() for part in body.split("|", 3)]
    if len(parts) != 4 or "=>" not in parts[0]:
        raise ValueError(f"mark «{body}» is not `wrong => right | kind | severity | why`")
    wrong, right = (side.strip() for side in parts[0].split("=>", 1))
    _, kind, severity, why = parts
    kinds = categories(sort)
    if not wrong or not right:
        raise ValueError(f"mark «{body}»: neither side may be empty; take a neighbouring word in")
    if wrong == right:
        raise ValueError(f"mark «{body}»: both sides are the same")
    if kind not in kinds:
        raise ValueError(f"kind '{kind}' is not one of {', '.join(kinds)} (sort {sort})")
    if severity not in SEVERITIES:
        raise ValueError(f"severity '{severity}' is not one of {', '.join(SEVERITIES)}")
    if not why:
        raise ValueError(f"mark «{body}» says no why")
    return wrong, right, kind, severity, why


def parse_hurried(text: str, sort: str) -> tuple[str, list[dict[str, object]], str]:
    """Returns the bare sentence, its errors (offsets in code points) and the sentence with every fix put in."""
    hurried, mended, errors, at = "", "", [], 0
    for mark in MARK.finditer(text):
        between = text[at : mark.start()]
        wrong, right, kind, severity, why = parse_mark(mark.group(1), sort)
        start = len(hurried) + len(between)
        category = categories(sort)[kind]
        errors.append(
            {"start": start, "end": start + len(wrong), "text": wrong, "kind": kind, "category": category, "severity": severity, "fix": right, "why": why}
        )
        hurried, mended, at = hurried + between + wrong, mended + between + right, mark.end()
    hurried, mended = hurried + text[at:], mended + text[at:]
    if "[[" in hurried or "]]" in hurried or "=>" in hurried:
        raise ValueError("a mark is not closed, or marks are nested")
    return hurried, errors, mended


def blocks(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yields the first line's number and the lines of each item."""
    block: list[str] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), ""], 1):
        if line.strip():
            block.append(line.strip())
        elif block:
            yield number - len(block), block
            block = []


def parse_block(lines: list[str]) -> dict[str, object]:
    """One item without id, languages and split; raises ValueError."""
    head = [part.strip() for part in lines[0].lstrip("#").split("|")]
    if not lines[0].startswith("#") or len(head) != 3 or head[0] not in SORTS:
        raise ValueError("an item begins with `# sort | topic | register`, sort one of " + ", ".join(SORTS))
    fields: dict[str, str] = {}
    for line in lines[1:]:
        key, colon, value = line.partition(":")
        if not colon or key not in ("S", "H", "G") or key in fields or not value.strip():
            raise ValueError(f"«{line[:60]}» is not one `S:`, one `H:` and at most one `G:` line")
        fields[key] = value.strip()
    if "S" not in fields or "H" not in fields:
        raise ValueError("an item needs an `S:` and an `H:` line")
    hurried, errors, mended = parse_hurried(fields["H"], head[0])
    if (head[0] == "tempting") != (not errors):
        raise ValueError("tempting items have no marks, all others at least one")
    if head[0] == "tempting" and "G" in fields:
        raise ValueError("a tempting item is good as it stands: no `G:` line")
    return {
        "sort": head[0],
        "topic": head[1],
        "register": head[2],
        "source": fields["S"],
        "hurried": hurried,
        "errors": errors,
        "good": fields.get("G", mended),
        "mended": mended,
    }


def read(path: Path) -> tuple[list[dict[str, object]], list[MarkupError]]:
    """All items of a marked file, and all its mistakes."""
    items, mistakes = [], []
    for number, lines in blocks(path):
        try:
            items.append(parse_block(lines))
        except ValueError as error:
            mistakes.append(MarkupError(path, number, str(error)))
    return items, mistakes


def build(paths: list[Path], language: str, target: str, test: bool) -> list[dict[str, object]]:
    """Corpus items with ids; every eighth item of a training batch is the dev split. Raises the first MarkupError."""
    out, counts = [], dict.fromkeys(SORTS, 0)
    for path in paths:
        items, mistakes = read(path)
        if mistakes:
            raise mistakes[0]
        for item in items:
            counts[str(item["sort"])] += 1
            split = "test" if test else "dev" if counts[str(item["sort"])] % 8 == 0 else "train"
            identifier = f"{language}-{target}-{'t' if test else 'a'}{len(out) + 1:04d}"
            fields = {key: value for key, value in item.items() if key != "mended"}
            out.append({"id": identifier, "source_language": language, "target_language": target, "split": split, **fields})
    return out


def main() -> int:
    """Checks marked files, or builds JSONL from them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["check", "build"])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--language", default="xx")
    parser.add_argument("--target", default="en")
    parser.add_argument("--test", action="store_true", help="these items are the test split")
    args = parser.parse_args()
    read_all = [read(path) for path in args.paths]
    mistakes = [mistake for _, found in read_all for mistake in found]
    for mistake in mistakes:
        sys.stderr.write(f"{mistake}\n")
    if mistakes:
        return 1
    if args.what == "build":
        for item in build(args.paths, args.language, args.target, args.test):
            sys.stdout.write(json.dumps(item, ensure_ascii=False) + "\n")
        return 0
    items = [item for found, _ in read_all for item in found]
    kinds: dict[str, int] = {}
    for item in items:
        for error in item["errors"]:  # type: ignore[attr-defined]
            kinds[error["kind"]] = kinds.get(error["kind"], 0) + 1
    flawed = [item for item in items if item["sort"] == "flawed"]
    marks = sum(len(item["errors"]) for item in flawed)  # type: ignore[arg-type]
    sorts = {sort: sum(item["sort"] == sort for item in items) for sort in SORTS}
    sys.stdout.write(f"{sorts}; errors per flawed sentence {marks / max(1, len(flawed)):.2f}; kinds {dict(sorted(kinds.items(), key=lambda k: -k[1]))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
