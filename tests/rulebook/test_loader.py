"""Packs: every mistake at once, with its place."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from auditor.errors import RuleErrors
from auditor.rulebook.loader import load_pack
from auditor.rulebook.packs import PackFile, compiled_bytes, content_hash, load_rulebook, parse_packs, shipped_packs
from auditor.rulebook.proof import failures

GOOD = """\
pack: house
language: en
category: style/unidiomatic
severity: major
sources: [ours]
rules:
  press-service:
    pattern: the press service
    message: An English desk writes press office.
    why: Because.
    fix: the press office
    flags:
      - "Ask [[the press service]] of it. => Ask the press office of it."
    allows: ["Ask the press office."]
"""


def mistakes(content: str) -> list[str]:
    with pytest.raises(RuleErrors) as caught:
        load_pack(content, "house.yaml", {})
    return str(caught.value).splitlines()


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("severity: major", "severity: low", "house.yaml:4:11: severity 'low' is not one of neutral, minor, major, critical"),
        ("    pattern:", "    patern:", "house.yaml:8:5: unknown key 'patern' (did you mean 'pattern'?)"),
        ("pattern: the press service", "pattern: the (press", "house.yaml:8:18: '(' is not closed"),
        ("pattern: the press service", "regex: '(?<=a)b'", "house.yaml:8:12: the regex cannot be used"),
        ("pattern: the press service", "regex: 'a*'", "house.yaml:8:12: the regex cannot be used: it matches the empty string"),
        ("pattern: the press service", "pattern: '%name _'", "house.yaml:8:14: the pattern needs at least one word"),
        ("fix: the press office", "fix: '{x} office'", "house.yaml:11:10: slot {x} names a capture 'x' that the pattern has not"),
        ("=> Ask", "-> Ask", "house.yaml:13:9: the example has no => before the corrected sentence"),
        ("[[the press service]]", "the press service", "house.yaml:13:9: the example has no [[marked words]]"),
        ("fix: the press office", "fix:", "the fix is empty"),
        ("pattern: the press service", "regex: 'the (?P<k>press) service'\n    severity: minor\n    context: nonsense", "context is a mapping"),
        ("    why: Because.\n    fix: the press office", "    why: Because.\n    except: ''\n    fix: the press office", "the pattern is empty"),
        ("language: en", "language: english", "house.yaml:2:11: language 'english' is not one that rules can be written for"),
        ("sources: [ours]", "sources: [ours]\nsource_languages: [Russian]", "source language 'Russian' is not an ISO code"),
        ("pattern: the press service", "pattern: the press | service", "no space stands around '|'"),
        ("    message: An English desk writes press office.\n", "", "house.yaml:7:3: 'message' is missing or empty"),
        ("category: style/unidiomatic", "category: style/unidomatic", "did you mean 'style/unidiomatic'?"),
        ("pack: house", "pack: House", "house.yaml:1:7: pack name 'House'"),
        ("rules:", "rules: [", "house.yaml:"),
        ("  press-service:", "  press_service:", "house.yaml:7:3: rule name 'press_service'"),
    ],
)
def test_a_mistake_is_named_with_file_line_column_and_what_would_be_right(right: str, wrong: str, expected: str) -> None:
    assert any(expected in line for line in mistakes(GOOD.replace(right, wrong)))


def test_all_mistakes_are_reported_at_once_in_file_order() -> None:
    lines = mistakes(GOOD.replace("severity: major", "severity: low").replace("fix:", "fx:").replace("    why: Because.\n", ""))
    assert len(lines) == 3
    assert [int(re.findall(r"\d+", line)[0]) for line in lines] == sorted(int(re.findall(r"\d+", line)[0]) for line in lines)


def test_a_region_in_the_language_is_read_as_its_language() -> None:
    assert load_pack(GOOD.replace("language: en", "language: en-GB"), "house.yaml", {}).rules[0].language == "en"


def test_a_failing_example_names_its_own_line_and_what_silenced_the_rule() -> None:
    silenced = GOOD.replace("    fix:", "    quotes: only\n    fix:")
    failure = str(next(failures(load_pack(silenced, "house.yaml", {}).rules)))
    assert failure.startswith("house.yaml:14: ") and "except, quotes or context silence it" in failure


def test_a_proposal_needs_a_fix() -> None:
    assert any("needs a fix for the judge" in line for line in mistakes(GOOD.replace("    fix: the press office\n", "    verify: true\n")))


def test_the_examples_are_the_proof() -> None:
    rules = load_pack(GOOD, "house.yaml", {}).rules
    assert list(failures(rules)) == []
    wrong = GOOD.replace("=> Ask the press office of it.", "=> Ask them.")
    assert "mends to" in str(next(failures(load_pack(wrong, "house.yaml", {}).rules)))
    again = GOOD.replace("fix: the press office", "fix: the press service now").replace("=> Ask the press office of it.", "=> Ask the press service now of it.")
    assert any("finds its own correction" in str(failure) for failure in failures(load_pack(again, "house.yaml", {}).rules))
    loud = GOOD.replace("Ask the press office.", "Ask the press service.")
    assert "in the allowed sentence" in str(next(failures(load_pack(loud, "house.yaml", {}).rules)))


def test_every_shipped_rule_is_borne_out_by_its_examples() -> None:
    rules = [rule for pack in parse_packs(shipped_packs("en")) for rule in pack.rules]
    assert len(rules) >= 40
    assert [str(failure) for failure in failures(rules)] == []


def test_shipped_rules_number_their_flags_and_allows() -> None:
    for pack in parse_packs(shipped_packs("en")):
        for rule in pack.rules:
            assert rule.flags and rule.allows and rule.sources and rule.why, rule.id


def test_compiled_and_freshly_parsed_packs_are_the_same_rules(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AUDITOR_CACHE_DIR", str(tmp_path))
    fresh, name = load_rulebook("en")
    again, same = load_rulebook("en")
    assert name == same == content_hash(shipped_packs("en"))
    assert [json.dumps(rule.as_json()) for rule in fresh.rules] == [json.dumps(rule.as_json()) for rule in again.rules]
    assert fresh.index == again.index
    assert compiled_bytes(fresh, name) == compiled_bytes(again, name)


def test_a_damaged_compiled_form_is_made_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AUDITOR_CACHE_DIR", str(tmp_path))
    rules, _ = load_rulebook("en")
    kept = next(tmp_path.rglob("*.rules"))
    kept.write_bytes(b"not it")
    assert load_rulebook("en")[0].ids == rules.ids


def test_a_rule_that_stands_in_two_packs_is_refused() -> None:
    with pytest.raises(RuleErrors, match="stands already in a.yaml"):
        parse_packs([PackFile("a.yaml", GOOD.encode()), PackFile("b.yaml", GOOD.encode())])


@pytest.mark.parametrize("content", ["", "[]", "a: &a [*a]", "just text", "rules: {}", "\x00", "a: {" * 3000])
def test_hostile_yaml_ends_in_a_clear_error(content: str) -> None:
    with pytest.raises(RuleErrors):
        load_pack(content, "house.yaml", {})
