"""The exception tree."""

from __future__ import annotations

import pickle

import pytest

from auditor.errors import AuditorError, ConfigError, ReadError, RuleError, RuleErrors, WriteError


@pytest.mark.parametrize(
    "error",
    [
        ConfigError("is wrong", source="auditor.toml"),
        ReadError("is not there", path="a.txt", code="missing", line=3),
        WriteError("is full", path="b"),
        RuleErrors([RuleError("is wrong", path="c.yaml", line=1, column=2, hint="mend it")]),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_travels_between_processes_whole(error: AuditorError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
