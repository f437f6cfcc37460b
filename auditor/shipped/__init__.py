"""The only code that knows where shipped rules, report templates and models lie.

Installed, `rules/` and `reports/` are the packages auditor.shipped.rules and auditor.shipped.reports. Inside a clone that was not
installed in place they are the folders beside `auditor/`, and those are used.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent
_CLONE = _HERE.parent.parent


def _folder(name: str) -> Path:
    installed = _HERE / name
    return installed if installed.is_dir() else _CLONE / name


def rules_folder() -> Path:
    """The folder of the shipped rule packs."""
    return _folder("rules")
