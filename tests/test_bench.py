"""Promises kept on development data: skipped where ../shared does not lie beside the clone (.ci/run says so)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import auditor

from .conftest import ROOT, SHARED

BENCH = SHARED / "bench" / "bench.py"
pytestmark = pytest.mark.skipif(not BENCH.exists(), reason="no ../shared beside this clone")


def bench(*arguments: str) -> dict[str, object]:
    command = [sys.executable, str(BENCH), *arguments, "--json", "--auditor", f"{sys.executable} -m auditor"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert done.returncode == 0, done.stderr
    figures: dict[str, object] = json.loads(done.stdout)
    return figures


def test_the_real_story_gets_its_calques_mended_and_no_name_flagged() -> None:
    figures = bench("seed", str(SHARED / "seed"))
    assert figures["on_names"] == 0
    assert figures["findings_whose_text_is_not_at_their_offsets"] == 0
    assert figures["false_alarms"] <= 2  # type: ignore[operator]
    text = next((SHARED / "seed").glob("*.txt")).read_text(encoding="utf-8")
    lines = [0]
    for line in text.split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    found = list(auditor.audit(text).findings)
    assert any(finding.fixes and (finding.span.of(text), finding.fixes[0].title) == ("liberat4ed", "liberated") for finding in found)
    problems = [problem for problem in json.loads((SHARED / "seed" / "expected.json").read_text(encoding="utf-8")) if problem["kind"] not in ("formatting", "typo", "inconsistency")]
    mended = {
        problem["id"]
        for problem in problems
        for line, start, end in problem["spans"]
        for finding in found
        if finding.fixes and finding.span.start < lines[line - 1] + end - 1 and lines[line - 1] + start - 1 < finding.span.end
    }
    assert len(mended) >= 8, sorted(mended)


@pytest.mark.parametrize("what", [("wire", "data/wire/dev.jsonl"), ("stories", "data/wire/docs")])
def test_annotated_wire_runs_through(what: tuple[str, str]) -> None:
    figures = bench(what[0], str(SHARED / what[1]))
    # The four whole stories may stay without a finding; the sentences may not.
    assert what[0] == "stories" or figures["finding_precision"] >= 0.8  # type: ignore[operator]


def test_native_news_is_left_in_peace() -> None:
    figures = bench("clean", str(SHARED / "data" / "dev" / "native_news.jsonl.gz"))
    assert figures["per_1000_words"] <= 0.5  # type: ignore[operator]


def test_sample_and_rules_share_no_sentence_with_the_evaluation_data() -> None:
    wire = {json.loads(line)["text"] for line in (SHARED / "data" / "wire" / "dev.jsonl").read_text(encoding="utf-8").splitlines()}
    ours = "\n".join(path.read_text(encoding="utf-8") for folder in ("rules", "reports", "tests", "docs") for path in Path(ROOT / folder).rglob("*.*") if path.suffix in (".yaml", ".txt", ".py", ".md"))
    assert not [text for text in wire if len(text) > 40 and text in ours]
