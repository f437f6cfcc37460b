"""The JSON Schema that editors complete packs with says what the loader says."""

from __future__ import annotations

import json

import jsonschema
import pytest
import yaml

from auditor.findings import Category, Severity
from auditor.rulebook.loader import PACK_KEYS, RULE_KEYS
from auditor.rulebook.packs import shipped_packs

from ..conftest import ROOT

SCHEMA = json.loads((ROOT / "rules" / "pack.schema.json").read_text(encoding="utf-8"))


def test_it_knows_the_same_keys_categories_and_severities() -> None:
    assert set(SCHEMA["properties"]) == PACK_KEYS
    assert set(SCHEMA["$defs"]["rule"]["properties"]) == RULE_KEYS
    assert SCHEMA["$defs"]["category"]["enum"] == [category.value for category in Category]
    assert SCHEMA["$defs"]["severity"]["enum"] == [severity.value for severity in Severity]


@pytest.mark.parametrize("file", [file for file in shipped_packs("en") if not file.shown.endswith("classes.yaml")], ids=lambda file: file.shown)
def test_every_shipped_pack_is_valid(file: object) -> None:
    jsonschema.validate(yaml.safe_load(file.content), SCHEMA)  # type: ignore[attr-defined]
