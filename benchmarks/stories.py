"""Stories for measuring speed: sentences of our corpus shuffled into stories with a fixed seed."""

from __future__ import annotations

import json
import random
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SENTENCES_PER_STORY, SENTENCES_PER_PARAGRAPH = 20, 2


def stories(number: int, seed: int = 1) -> list[str]:
    """`number` stories of about 450 words: a headline, a dateline and ten paragraphs."""
    sentences = [
        item["hurried"]
        for path in sorted((ROOT / "training" / "corpus").glob("*.jsonl"))
        for item in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        if item["split"] == "train"
    ]
    chance = random.Random(seed)
    made = []
    for _ in range(number):
        chosen = chance.choices(sentences, k=SENTENCES_PER_STORY)
        paragraphs = [" ".join(chosen[at : at + SENTENCES_PER_PARAGRAPH]) for at in range(0, len(chosen), SENTENCES_PER_PARAGRAPH)]
        made.append("Ministers discuss port and prices\n\nARVELSK, October 4 (NordPress) -- " + "\n\n".join(paragraphs) + "\n")
    return made
