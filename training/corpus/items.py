"""The corpus as records: reading its files, and the edits that mend a sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
SPLITS = ("train", "dev", "test")
Item = dict[str, Any]


def files(folder: Path = FOLDER) -> list[Path]:
    """The corpus files, one per source and target language."""
    return sorted(folder.glob("*.jsonl"))


def read(path: Path) -> Iterator[tuple[int, Item]]:
    """Line numbers and items of a file."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        yield number, json.loads(line)


def items(folder: Path = FOLDER, split: str | None = None) -> list[Item]:
    """All items, or those of one split."""
    found = [item for path in files(folder) for _, item in read(path)]
    return [item for item in found if split is None or item["split"] == split]


def mended(item: Item) -> str:
    """The hurried sentence with every fix put in."""
    text: str = item["hurried"]
    for error in sorted(item["errors"], key=lambda error: -error["start"]):
        text = text[: error["start"]] + error["fix"] + text[error["end"] :]
    return text
