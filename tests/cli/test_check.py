"""`auditor check` as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from ..conftest import ROOT, Run

STORY = "Port burns\n\nThe port was liberat4ed on Monday. They discuss it.\n"
SCHEMA = ROOT / "docs" / "report.schema.json"


def schema() -> dict[str, object]:
    loaded: dict[str, object] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_a_finding_points_at_file_line_and_column_and_says_what_to_write(run: Run, story: Path) -> None:
    done = run("check", "story.txt")
    assert done.returncode == 1
    assert "story.txt:3:14: major surface.digit-in-word: «liberat4ed» -> liberated" in done.stdout
    assert done.stderr == ""


def test_json_is_valid_against_the_published_schema(run: Run, story: Path) -> None:
    data = json.loads(run("check", "--format", "json", "story.txt").stdout)
    jsonschema.validate(data, schema())
    finding = data["documents"][0]["sentences"][1]["findings"][0]
    assert (finding["text"], finding["line"], finding["column"], finding["fixes"][0]["edits"][0]["replacement"]) == ("liberat4ed", 3, 14, "liberated")


def test_json_lines_reassembled_are_the_json_report(run: Run, story: Path) -> None:
    whole = json.loads(run("check", "--format", "json", "story.txt").stdout)
    header, *documents, summary = map(json.loads, run("check", "--format", "jsonl", "story.txt").stdout.splitlines())
    again = {**header, **summary, "documents": documents}
    again.pop("type")
    for document in again["documents"]:
        document.pop("type")
    assert again == whole
    jsonschema.validate(again, schema())


@pytest.mark.parametrize(
    ("options", "code"),
    [((), 1), (("--fail-on", "never"), 0), (("--fail-on", "critical"), 0), (("--ignore", "surface"), 0), (("--origins", "rule"), 0), (("--max-penalty-per-1000", "1", "--fail-on", "never"), 1)],
)
def test_the_exit_code_says_whether_a_gate_failed(run: Run, story: Path, options: tuple[str, ...], code: int) -> None:
    assert run("check", "story.txt", *options).returncode == code


def test_an_input_that_cannot_be_read_ends_with_2_and_the_others_are_audited(run: Run, story: Path) -> None:
    done = run("check", "missing.txt", "story.txt", "--format", "json")
    data = json.loads(done.stdout)
    assert done.returncode == 2
    assert [failure["path"] for failure in data["failures"]] == ["missing.txt"]
    assert len(data["documents"]) == 1
    assert "missing.txt" in done.stderr
    jsonschema.validate(data, schema())


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "a.txt", "PNG image, not text"),
        ("Grüße".encode("latin-1"), "a.txt", "at offset 2 is not utf-8"),
        (b'{"id": "a", "text": "ok"}\n[1]\n{"id": "c"}\n', "a.jsonl", "a.jsonl:2"),
        (b'{"id": "a", "text": "x \\ud800 y"}\n', "a.jsonl", "a.jsonl:1"),
        (b'{"id": "a"\n', "a.jsonl", "a.jsonl:1"),
        (b"word " * 10_000_001, "a.txt", "longer than"),
    ],
    ids=["binary", "latin-1", "records", "surrogate", "broken json", "50 MB in one line"],
)
def test_bad_input_gets_a_message_with_its_place_and_ends_with_2(run: Run, tmp_path: Path, content: bytes, name: str, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    done = run("check", name)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "utf-32"])
def test_unicode_files_of_every_kind_are_read(run: Run, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(STORY.encode(encoding))
    assert "a.txt:3:14: major surface.digit-in-word" in run("check", "a.txt").stdout


def test_an_empty_file_is_clean_with_a_notice(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    done = run("check", "a.txt")
    assert done.returncode == 0
    assert "the text is empty" in done.stdout


def test_a_folder_is_walked_in_order_and_hidden_files_are_left(run: Run, tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", ".c.txt", "d.png"):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_text("Fine.")
    data = json.loads(run("check", "in", "--format", "json").stdout)
    assert [document["name"] for document in data["documents"]] == [os.path.join("in", "a.txt"), os.path.join("in", "b.md")]


def test_standard_input_is_read_and_named(run: Run) -> None:
    done = run("check", "-", "--stdin-filename", "wire/a.html", "--format", "json", stdin="<h1>Port</h1><p>It was liberat4ed.</p>")
    document = json.loads(done.stdout)["documents"][0]
    assert (document["name"], document["format"]) == ("wire/a.html", "html")
    assert document["sentences"][1]["findings"][0]["column"] == 24


def test_several_reports_are_written_at_once(run: Run, story: Path, tmp_path: Path) -> None:
    done = run("check", "story.txt", "--report", "json=out.json", "--report", "jsonl=out.jsonl")
    assert "story.txt:3:14" in done.stdout
    assert json.loads((tmp_path / "out.json").read_text())["verdict"] == "fail"
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "jsn"), "did you mean 'json'?"),
        (("--report", "json"), "FORMAT=PATH"),
        (("--select", "calque.rru"), "there is no rule 'calque.rru'"),
        (("--ignore", "surface.digit-in-wrd"), "did you mean 'surface.digit-in-word'?"),
        (("--origins", "rules"), "did you mean 'rule'?"),
        (("--encoding", "utf-9"), "utf-9"),
        (("--rules", "none.yaml"), "none.yaml:1:1: cannot be read"),
        (("--output", "no/such/folder/out.json"), "no/such/folder/out.json: cannot be written"),
        (("--report", "json=a", "--report", "jsonl=a"), "two reports go to 'a'"),
        (("--fail-on", "low"), "'low' is not one of"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_would_be_right(run: Run, story: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run("check", "story.txt", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unwritable_report_leaves_nothing_behind_and_the_others_are_written(run: Run, story: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    done = run("check", "story.txt", "--report", "json=folder", "--report", "jsonl=out.jsonl")
    assert done.returncode == 2
    assert "folder: is a directory" in done.stderr
    assert (tmp_path / "out.jsonl").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "out.jsonl", "story.txt"]


def test_a_closed_pipe_is_a_quiet_end(tmp_path: Path, story: Path) -> None:
    story.write_text("The port was liberat4ed.\n\n" * 3000)
    command = f"{sys.executable} -m auditor check story.txt | head -1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


def test_control_characters_in_copy_do_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It \x1b[2Jwas\u202e liberat4ed \x07now.")
    for environment in ({}, {"FORCE_COLOR": "1"}):
        shown = run("check", "a.txt", **environment).stdout
        assert "\x1b[2J" not in shown and "\u202e" not in shown and "\x07" not in shown


def test_no_color_gives_the_full_picture_without_colour(run: Run, story: Path) -> None:
    shown = run("check", "story.txt", FORCE_COLOR="1", NO_COLOR="1").stdout
    assert "liberat4ed" in shown and "\x1b[31m" not in shown


def test_a_fix_inside_direct_speech_is_never_safe(run: Run) -> None:
    data = json.loads(run("check", "-", "--format", "json", stdin='"It was liberat4ed," he said. It was liberat4ed.').stdout)
    found = [finding for sentence in data["documents"][0]["sentences"] for finding in sentence["findings"]]
    assert [(finding["in_quote"], finding["fixes"][0]["safety"]) for finding in found] == [(True, "unsafe"), (False, "safe")]


def test_a_pack_of_the_user_has_the_same_power(run: Run, tmp_path: Path) -> None:
    assert run("rules", "new", "house.yaml").returncode == 0
    assert run("rules", "test", "house.yaml").returncode == 0
    (tmp_path / "auditor.toml").write_text('rules = ["house.yaml"]\n[severities]\n"house" = "critical"\n')
    done = run("check", "-", stdin="That was said by the press service of the plant.")
    assert "critical house.press-service" in done.stdout


def test_the_sample_story_is_audited_with_findings_in_every_kind_of_place(run: Run) -> None:
    data = json.loads(run("check", str(ROOT / "reports" / "sample" / "story.txt"), "--format", "json").stdout)
    found = [finding for sentence in data["documents"][0]["sentences"] for finding in sentence["findings"]]
    assert len(found) >= 12
    assert any(finding["in_quote"] for finding in found)
    assert not {"Askarov", "Arvelsk", "Voskanyan"} & {finding["text"] for finding in found}
