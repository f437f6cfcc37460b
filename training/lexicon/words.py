"""Makes auditor/language/en/words.tsv: lower-case English words with how often clean native copy uses them, per ten million words.

Counts come from ../shared/data/clean_en (US government works, Open American National Corpus material, OpenStax CC BY 4.0); words of the inflection
tables that the copy lacks are added with count 0. Only facts (a word, a count) are kept.

    python training/lexicon/words.py ../shared/data/clean_en auditor/language/en
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from pathlib import Path

from auditor.language.en.morphology import noun_readings, verb_readings

HEAD = "# Made by training/lexicon/words.py: word, uses per ten million words of clean native copy, most used first.\n"
FILES = ("senate_press_releases_8M", "us_gov_blogs", "masc", "state_union", "openstax")
WORD = re.compile(r"(?<![\w'’.-])[a-z]+(?:['’][a-z]+)?(?![\w'’-])")
SEEN_IN_FILES, LEAST_KNOWN, LEAST_UNKNOWN = 2, 2, 12


def main() -> None:
    """Counts, filters and writes."""
    counts: Counter[str] = Counter()
    files: Counter[str] = Counter()
    total = 0
    for name in FILES:
        here: Counter[str] = Counter()
        with lzma.open(Path(sys.argv[1]) / f"{name}.txt.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                total += line.count(" ") + 1
                here.update(word.replace("’", "'") for word in WORD.findall(line))
        counts.update(here)
        files.update(here.keys())
    kept = {}
    for word, count in counts.items():
        known = bool(verb_readings(word) or noun_readings(word))
        if (known and count >= LEAST_KNOWN) or (count >= LEAST_UNKNOWN and files[word] >= SEEN_IN_FILES):
            kept[word] = round(1e7 * count / total)
    ranked = sorted(kept, key=lambda word: (-kept[word], word))
    (Path(sys.argv[2]) / "words.tsv").write_text(HEAD + "".join(f"{word}\t{kept[word]}\n" for word in ranked), encoding="utf-8")


if __name__ == "__main__":
    main()
