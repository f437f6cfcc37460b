"""Rules made on the spot."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.rulebook.engine import Hit, Rulebook
from auditor.rulebook.loader import load_pack
from auditor.rulebook.rule import Rule
from auditor.text.analysis import Analysis
from auditor.text.document import Document, Zone

HEAD = "pack: test\nlanguage: en\ncategory: style/unidiomatic\nseverity: major\nsources: [ours]\nrules:\n"
Find = Callable[..., list[Hit]]


def rule_of(pattern: str, **parts: str) -> Rule:
    body = {"pattern": f"'{pattern}'", "message": "m", "why": "w", "flags": '["a [[b]] c => a d c"]', "allows": "[fine]", **parts}
    lines = "".join(f"    {key}: {value}\n" for key, value in body.items())
    return load_pack(f"{HEAD}  r:\n{lines}", "test.yaml", {}).rules[0]


@pytest.fixture
def find() -> Find:
    """Finds a pattern in a text: `find(pattern, text, fix=…)`."""

    def found(pattern: str, text: str, zone: Zone | None = Zone.BODY, **parts: str) -> list[Hit]:
        return Rulebook([rule_of(pattern, **parts)]).find(Analysis(Document.of_text(text, zone=zone)))

    return found
