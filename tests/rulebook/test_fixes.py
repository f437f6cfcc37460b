"""Fixes rebuilt from captures."""

from __future__ import annotations

import pytest

from auditor.rulebook.template import mistakes

from .conftest import Find


@pytest.mark.parametrize(
    ("pattern", "fix", "text", "made"),
    [
        ("v:<take> responsibility for", "{claim~v}", "They have taken responsibility for it.", "claimed"),
        ("v:<take> responsibility for", "{claim~v}", "He takes responsibility for it.", "claims"),
        ("v:<take> a decision", "{choose~v}", "They took a decision.", "chose"),
        ("v:<make> a choice", "{choose~v}", "They had never made a choice.", "chosen"),
        ("v:<make> a choice", "{choose~v}", "Has he already made a choice?", "chosen"),
        ("v:<make> a choice", "{choose~v}", "They finally made a choice.", "chose"),
        ("v:<take> a decision", "{choose~v}", "It was taken a decision.", "chosen"),
        ("will favor g:%ing of", "will help {g:base}", "It will favor stabilizing of prices.", "will help stabilize"),
        ("many n:%singular", "many {n:plural}", "He saw many equipment and many crisis.", "many crises"),
        ("the situation with n:%plural", "the {n:singular} situation", "He saw the situation with refugees.", "the refugee situation"),
        ("n:%noun was|were held", "{n} {was/were~n} staged", "The talks was held.", "talks were staged"),
        ("give a n:%noun", "offer {a/an} n", "They give a answer.", "offer a n"),
        ("give a n:%noun", "make {a/an} {n}", "They give a offer.", "make an offer"),
        ("further on", "later", "Further on, they left.", "Later"),
        ("to decide v:%base", "to {v:past}", "It is to decide go.", "to went"),
        ("n:(the _) with", "at {n}", "He came the port with it.", "at the port"),
    ],
)
def test_a_fix_is_rebuilt_from_what_was_captured(find: Find, pattern: str, fix: str, text: str, made: str) -> None:
    hits = find(pattern, text, fix=f'"{fix}"')
    assert made in [replacement for hit in hits for replacement in hit.replacements]


def test_a_form_that_cannot_be_made_leaves_the_fix_out(find: Find) -> None:
    assert find("will w:_ of", "It will xyzzy of it.", fix='"{w:ing}"')[0].replacements == (None,)


@pytest.mark.parametrize(
    ("template", "message"),
    [("{x}", "names a capture 'x'"), ("{v:plurl}", "form 'plurl' is not one of"), ("{v", "a brace is not closed"), ("{V!}", "is none of")],
)
def test_a_mistake_in_a_template_is_named(template: str, message: str) -> None:
    assert any(message in found for found in mistakes(template, {"v"}))
