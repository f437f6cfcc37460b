"""What must not pass for something else: a bug for a failed gate, an unread input for a clean one, hostile copy for output."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..conftest import ROOT, Run


def test_a_bug_ends_with_2_and_says_that_it_is_one(tmp_path: Path) -> None:
    code = "import sys, auditor.pipeline as p; p.Auditor.audit_document = lambda *_: 1 / 0; from auditor.cli.main import main; sys.exit(main(['check', '-']))"
    done = subprocess.run([sys.executable, "-c", code], input=b"Fine.", capture_output=True, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert done.returncode == 2
    assert b"this is a bug in auditor" in done.stderr


def test_a_full_disk_on_standard_output_ends_with_2(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Fine.")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, "-m", "auditor", "check", "a.txt"], stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert done.returncode == 2
    assert b"cannot write" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--min-fluency", "50"), "no fluency model"),
        (("--language", "русский"), "is no language tag"),
        (("--max-penalty-per-1000", "nan"), "is a number from 0"),
        (("--encoding", "undefined"), "undefined"),
        (("--output", "a.txt"), "would replace the story"),
        (("--report", "json=x.json", "--report", "jsonl=./x.json"), "two reports go to"),
    ],
)
def test_what_cannot_be_done_is_refused_before_anything_is_written(run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    (tmp_path / "a.txt").write_text("Fine.")
    done = run("check", "a.txt", *arguments)
    assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"] and (tmp_path / "a.txt").read_text() == "Fine."


@pytest.mark.parametrize(("name", "value"), [("AUDITOR_MIN_CONFIDENCE", "95"), ("AUDITOR_MIN_CONFIDENCE", "nan"), ("AUDITOR_LANGUAGE", "??")])
def test_a_variable_out_of_range_is_refused(run: Run, name: str, value: str) -> None:
    done = run("check", "-", stdin="Fine.", **{name: value})
    assert done.returncode == 2 and f"${name}" in done.stderr


def test_an_unread_input_is_not_fit_to_print(run: Run) -> None:
    done = run("check", "missing.txt", "--format", "json")
    assert done.returncode == 2 and json.loads(done.stdout)["verdict"] == "fail"


def test_an_empty_folder_is_wrong_use(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("check", "empty")
    assert done.returncode == 2 and "nothing to audit in empty" in done.stderr


def test_one_file_named_twice_is_audited_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Fine.")
    assert json.loads(run("check", "a.txt", "./a.txt", "--format", "json").stdout)["summary"]["documents"] == 1


@pytest.mark.parametrize("language", ["EN", "en_US", "en-GB"])
def test_a_language_tag_may_be_written_as_people_write_it(run: Run, language: str) -> None:
    assert "common.wording" in run("check", "-", "--language", language, stdin="They discuss about it.").stdout or run("check", "-", "--language", language, stdin="It took two-three days.").returncode == 1


def test_english_checks_leave_other_languages_alone(run: Run) -> None:
    shown = run("check", "-", "--language", "fr", stdin="Nous nous sommes vus. Vous vous trompez !")
    assert shown.returncode == 0 and "no rules and no fluency model for language 'fr'" in shown.stdout


@pytest.mark.parametrize("record", [{"id": "a", "text": "Fine.", "language": "xx\x1b]0;evil\x07"}, {"id": "a\x1b[2J", "text": "It was liberat4ed."}])
def test_hostile_metadata_does_not_reach_the_terminal(run: Run, record: dict[str, str]) -> None:
    for environment in ({}, {"FORCE_COLOR": "1", "NO_COLOR": "1"}):
        shown = run("check", "-", "--input-format", "jsonl", stdin=json.dumps(record) + "\n", **environment)
        assert "\x1b]0" not in shown.stdout and "\x1b[2J" not in shown.stdout and "\x07" not in shown.stdout + shown.stderr


def test_a_new_report_keeps_to_the_mask_for_new_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Fine.")
    command = f"umask 077; {sys.executable} -m auditor check a.txt --output out.txt"
    subprocess.run(["/bin/sh", "-c", command], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
    assert (tmp_path / "out.txt").stat().st_mode & 0o777 == 0o600
