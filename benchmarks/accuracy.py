"""How much of the corpus' faults an auditor finds, and how often it speaks up on good English.

    python benchmarks/accuracy.py corpus --split dev [--languages ru,zh] [-- --no-model]

What follows `--` goes to `auditor check`. Flawed and tempting items and the good versions of flawed ones are audited; false items need the source and
are left to the bilingual checks. A fault is hit by a finding of severity minor or worse that overlaps it and is no longer than thirty characters or twice
the fault; a finding that hits none is false. Precision is hits against hits and false findings, so saying a thing twice earns nothing. A fix is right
when the corpus' wording stands where the finding's first fix puts it.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
Record = dict[str, Any]
FLAGGED = {"minor", "major", "critical"}
SLACK = 30


def load(split: str, languages: set[str]) -> list[Record]:
    """Flawed and tempting items of a split."""
    found = []
    for path in sorted((ROOT / "training" / "corpus").glob("*.jsonl")):
        items = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
        found += [item for item in items if item["split"] == split and item["sort"] != "false" and (not languages or item["source_language"] in languages)]
    return found


def audited(records: list[Record], program: str, options: list[str]) -> dict[str, list[Record]]:
    """Findings of severity minor or worse, by record id."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as handle:
        for record in records:
            handle.write(json.dumps(record, ensure_ascii=False) + "\n")
        handle.flush()
        command = [*shlex.split(program), "check", "--input-format", "jsonl", "--format", "json", "--fail-on", "never", *options, handle.name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} exited {done.returncode}:\n{done.stderr[-2000:]}")
    documents = json.loads(done.stdout)["documents"]
    return {
        document["name"]: [finding for sentence in document["sentences"] for finding in sentence["findings"] if finding["severity"] in FLAGGED and "suppressed" not in finding]
        for document in documents
    }


def hits(finding: Record, error: Record) -> bool:
    """Whether a finding points at an error."""
    overlap = finding["start"] < error["end"] and error["start"] < finding["end"]
    return bool(overlap and finding["end"] - finding["start"] <= max(SLACK, 2 * (error["end"] - error["start"])))


def applied(text: str, finding: Record) -> str:
    """The text with the finding's first fix."""
    for fix in finding["fixes"][:1]:
        for edit in sorted(fix["edits"], key=lambda edit: -edit["start"]):
            text = text[: edit["start"]] + edit["replacement"] + text[edit["end"] :]
    return " ".join(text.split())


def is_mended(text: str, error: Record, found: list[Record]) -> bool:
    """Whether the corpus' wording stands in the text after the fix of a finding that hits the error."""
    wanted = " ".join((text[: error["start"]][-10:] + error["fix"] + text[error["end"] :][:10]).split())
    return any(wanted in applied(text, finding) for finding in found)


class Tally:
    """Counts over items."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, item: Record, found: list[Record], good: list[Record] | None) -> None:
        """Adds an item with the findings on it and on its good version."""
        counts, errors = self.counts, item["errors"]
        counts["words"] += len(item["hurried"].split())
        counts["false"] += sum(not any(hits(finding, error) for error in errors) for finding in found)
        if item["sort"] == "tempting":
            counts["tempting"] += 1
            counts["tempting flagged"] += bool(found)
            return
        counts["flawed"] += 1
        counts["on good"] += len(good or [])
        for error in errors:
            by = [finding for finding in found if hits(finding, error)]
            counts["errors"] += 1
            counts["hit"] += bool(by)
            counts["fixed"] += bool(by) and is_mended(item["hurried"], error, by)

    def figures(self) -> dict[str, float | int | None]:
        """Recall, precision and the rest."""
        counts = self.counts
        recall, precision = _ratio(counts["hit"], counts["errors"]), _ratio(counts["hit"], counts["hit"] + counts["false"])
        f_half = round(1.25 * precision * recall / (0.25 * precision + recall), 3) if precision and recall else 0.0
        return {
            "items": counts["flawed"] + counts["tempting"],
            "errors": counts["errors"],
            "recall": recall,
            "precision": precision,
            "f0.5": f_half,
            "fix_accuracy": _ratio(counts["fixed"], counts["hit"]),
            "tempting_flagged": _ratio(counts["tempting flagged"], counts["tempting"]),
            "findings_on_good": _ratio(counts["on good"], counts["flawed"]),
        }


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def corpus(args: argparse.Namespace) -> None:
    """Measures one configuration on one split."""
    items = load(args.split, set(args.languages.split(",")) if args.languages else set())
    extra = (lambda item: {"source_language": item["source_language"]}) if args.with_language else (lambda item: {})
    records = [{"id": item["id"], "text": item["hurried"], **extra(item)} for item in items]
    records += [{"id": f"{item['id']}#good", "text": item["good"], **extra(item)} for item in items if item["sort"] == "flawed"]
    found = audited(records, args.auditor, args.options)
    everything, languages, kinds = Tally(), defaultdict(Tally), defaultdict(lambda: [0, 0])
    alarms: Counter[str] = Counter()
    for item in items:
        here, good = found[item["id"]], found.get(f"{item['id']}#good")
        everything.add(item, here, good)
        languages[item["source_language"]].add(item, here, good)
        for error in item["errors"]:
            kinds[error["kind"]][0] += any(hits(finding, error) for finding in here)
            kinds[error["kind"]][1] += 1
        alarms.update(finding["rule"] for finding in here if not any(hits(finding, error) for error in item["errors"]))
        alarms.update(finding["rule"] for finding in good or [])
    result = {
        "split": args.split,
        "all": everything.figures(),
        "by_language": {name: tally.figures() for name, tally in sorted(languages.items())},
        "recall_by_kind": {name: f"{hit}/{total}" for name, (hit, total) in sorted(kinds.items(), key=lambda row: -row[1][1])},
        "false_by_rule": dict(alarms.most_common(20)),
    }
    if args.json:
        print(json.dumps(result, ensure_ascii=False))
        return
    print(f"{'':9}" + "".join(f"{name:>18}" for name in everything.figures()))
    for name, tally in [("all", everything), *sorted(languages.items())]:
        print(f"{name:9}" + "".join(f"{value!s:>18}" for value in tally.figures().values()))
    print("recall by kind:", result["recall_by_kind"])
    print("false findings by rule:", result["false_by_rule"])
    if args.show and args.split != "test":
        for item in items:
            for error in item["errors"]:
                if args.show > 0 and not any(hits(finding, error) for finding in found[item["id"]]):
                    args.show -= 1
                    print(f"  missed {item['source_language']} {error['kind']}: «{error['text']}» → {error['fix']} | {item['hurried']}")


def main() -> None:
    """Parses the command line."""
    own, _, passed_on = " ".join(shlex.quote(word) for word in sys.argv[1:]).partition(" -- ")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["corpus"])
    parser.add_argument("--split", choices=["train", "dev", "test"], default="dev")
    parser.add_argument("--languages", default="", help="ISO codes with commas; all by default")
    parser.add_argument("--with-language", action="store_true", help="tell the auditor the source language")
    parser.add_argument("--auditor", default=f"{shlex.quote(sys.executable)} -m auditor")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", type=int, default=0, help="list so many misses (never of the test split, which stays unread)")
    args = parser.parse_args(shlex.split(own))
    args.options = shlex.split(passed_on)
    corpus(args)


if __name__ == "__main__":
    main()
