"""English inflection and articles."""

from __future__ import annotations

import pytest

from auditor.language.en.morphology import a_or_an, lemma_forms, plural, singular, verb


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("a", ["European", "union", "unit", "one-day", "once", "use", "U.S.", "UN", "NATO", "NASA", "FIFA", "user", "Ukrainian", "110", "180", "house", "one-time"]),
        ("an", ["hour", "heir", "unidentified", "unimportant", "uninhabited", "onerous", "envoy", "EU", "FBI", "MP", "8", "80", "11th", "18", "F-16", "S-400", "X-ray", "R.E.M.", "honest", "uncle"]),
    ],
)
def test_the_article_goes_by_sound(article: str, words: list[str]) -> None:
    assert [(word, a_or_an(word)) for word in words] == [(word, article) for word in words]


@pytest.mark.parametrize(("base", "forms"), [("take", {"take", "takes", "taking", "took", "taken"}), ("stop", {"stopped", "stopping"}), ("stabilize", {"stabilise", "stabilised"}), ("report", {"reports", "reporting"}), ("favor", {"favoured"})])
def test_a_lemma_stands_for_all_its_forms(base: str, forms: set[str]) -> None:
    assert forms <= lemma_forms(base)


@pytest.mark.parametrize(("one", "many"), [("crisis", "crises"), ("refugee", "refugees"), ("country", "countries"), ("child", "children"), ("attack", "attacks"), ("refugee camp", "refugee camps")])
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many
    assert singular(many.split()[-1]) == one.split()[-1]


def test_phrasal_verbs_inflect_their_first_word() -> None:
    assert verb("carry out").ing == ("carrying out",)
