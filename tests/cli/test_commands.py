"""The other commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.cli.main import COMMANDS

from ..conftest import Run


@pytest.mark.parametrize("command", ["", *COMMANDS, "rules list", "rules test", "rules try", "rules new", "rules show"])
def test_every_command_has_help(run: Run, command: str) -> None:
    done = run(*command.split(), "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: auditor")


def test_version_prints_the_signature(run: Run) -> None:
    first, signature = run("--version").stdout.splitlines()
    assert first.startswith("auditor 0.")
    assert signature.startswith("auditor:0.") and "|rules:" in signature and "|languagetool:none" in signature


def test_an_unknown_command_names_the_nearest(run: Run) -> None:
    done = run("chek")
    assert done.returncode == 2
    assert "did you mean 'check'?" in done.stderr


def test_explain_says_what_why_and_shows_examples(run: Run) -> None:
    shown = run("explain", "surface.digit-in-word").stdout
    assert "linguistic-conventions/spelling" in shown and "Why:" in shown
    rule = json.loads(run("rules", "list", "--format", "json").stdout)[0]["id"]
    assert "Finds:" in run("explain", rule).stdout and "Leaves alone:" in run("rules", "show", rule).stdout
    assert "did you mean 'surface.doubled-word'?" in run("explain", "surface.doubld-word").stderr


def test_a_rule_of_ones_own_wins_over_a_shipped_one_on_the_same_words(run: Run, tmp_path: Path) -> None:
    pack = """pack: house
language: en
category: style/unidiomatic
severity: minor
sources: [ours]
rules:
  about:
    pattern: "[[discuss about]]"
    message: House says no.
    why: w
    fix: discuss
    flags: ["They [[discuss about]] it. => They discuss it."]
    allows: ["They discuss it."]
"""
    (tmp_path / "house.yaml").write_text(pack)
    (tmp_path / "more.yaml").write_text(pack.replace("pack: house", "pack: more").replace("discuss about", "stress on").replace("fix: discuss", "fix: stress").replace("They discuss it", "They stress it"))
    (tmp_path / "auditor.toml").write_text('rules = ["house.yaml"]')
    shown = run("check", "-", "--rules", "more.yaml", stdin="They discuss about it. They stress on it.").stdout
    assert "minor house.about" in shown and "minor more.about" in shown


def test_config_says_what_holds_and_where_it_came_from(run: Run, tmp_path: Path) -> None:
    (tmp_path / "auditor.toml").write_text('fail-on = "minor"\n')
    lines = run("config", AUDITOR_SCALE="google-wmt").stdout.splitlines()
    assert any(line.startswith('fail-on = "minor"') and line.endswith("auditor.toml") for line in lines)
    assert any(line.startswith('scale = "google-wmt"') and line.endswith("$AUDITOR_SCALE") for line in lines)
    assert all("auditor.toml" not in line for line in run("config", "--isolated", AUDITOR_SCALE="google-wmt").stdout.splitlines())


def test_init_writes_a_starter_that_reads_back_and_replaces_nothing(run: Run, tmp_path: Path) -> None:
    assert run("init").returncode == 0
    text = (tmp_path / "auditor.toml").read_text()
    (tmp_path / "auditor.toml").write_text("\n".join(line[1:] if line.startswith("#") and not line.startswith("# ") else line for line in text.splitlines()))
    done = run("config")
    assert done.returncode == 0, done.stderr
    again = run("init")
    assert again.returncode == 2 and "is already there" in again.stderr


def test_rules_try_shows_rate_sample_and_right_and_wrong_hits(run: Run, tmp_path: Path) -> None:
    run("rules", "new", "house.yaml")
    text = "Ask the press service of the plant."
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "1", "text": text, "errors": [{"start": 4, "end": 24}]}) + "\n" + json.dumps({"id": "2", "text": text, "errors": []}) + "\n")
    shown = run("rules", "try", "house.yaml", "a.jsonl").stdout
    assert "house.press-service: 2 hits, 142.857 per 1000 words, 1 right, 1 wrong" in shown
    assert "Ask [[the press service of]] the plant." in shown


def test_a_broken_pack_ends_with_2_and_names_every_mistake(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("pack: Bad\nlanguage: en\nrules:\n  a: {patern: x}\n")
    done = run("rules", "test", "bad.yaml")
    assert done.returncode == 2
    assert "bad.yaml:1:7:" in done.stderr and "bad.yaml:4:7: unknown key 'patern' (did you mean 'pattern'?)" in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("auditor.toml", "fail_onn = 'minor'", "unknown key 'fail_onn'; did you mean 'fail-on'?"),
        ("auditor.toml", "fail-on = 'mnor'", "did you mean 'minor'?"),
        ("auditor.toml", "fail-on = ", "cannot be understood"),
        ("auditor.toml", "preview = 3", "'preview' is true or false"),
        ("auditor.toml", "min-fluency = 'x'", "'min-fluency' is a number"),
        ("auditor.toml", "required-version = '9.*'", "version 9.* is required"),
        ("auditor.toml", "[severities]\n'surface' = 'low'", "severity 'low' is not one of"),
        ("setup.cfg", "[auditor]\nscale = mqm", "scale 'mqm' is not one of"),
        ("pyproject.toml", "[tool.auditor]\nselct = ['a']", "did you mean 'select'?"),
    ],
)
def test_a_wrong_setting_names_file_and_the_nearest_right_one(run: Run, tmp_path: Path, name: str, content: str, said: str) -> None:
    (tmp_path / name).write_text(content)
    done = run("check", "-", stdin="Fine.")
    assert done.returncode == 2
    assert said in done.stderr and name in done.stderr


def test_an_unknown_variable_is_refused(run: Run) -> None:
    done = run("check", "-", stdin="Fine.", AUDITOR_FAIL_ONN="minor")
    assert done.returncode == 2 and "$AUDITOR_FAIL_ONN" in done.stderr


def test_shell_completion_comes_from_click(run: Run) -> None:
    shown = run(_AUDITOR_COMPLETE="bash_source")
    assert "_AUDITOR_COMPLETE=bash_complete" in shown.stdout
