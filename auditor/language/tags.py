"""Language tags (BCP 47): what a user or a file writes, made comparable."""

from __future__ import annotations

import re

_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*\Z")


def normalised(tag: str) -> str:
    """The tag with hyphens and a small primary part (`en_US` becomes `en-US`). Raises ValueError for what is no tag."""
    primary, _, rest = tag.strip().replace("_", "-").partition("-")
    made = primary.lower() + (f"-{rest}" if rest else "")
    if not _TAG.match(made.lower()):
        raise ValueError(f"'{tag}' is no language tag; write en, en-GB or ru")
    return made


def primary(tag: str) -> str:
    """The language itself, without region or script: `en` for `en-GB`."""
    return tag.partition("-")[0].lower()
