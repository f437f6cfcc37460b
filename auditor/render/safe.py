"""Copy shown on a terminal: control characters and direction overrides made visible, so that hostile text cannot move the cursor or hide words."""

from __future__ import annotations

import re

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b-\u200f\u061c\u2060\ufeff\u00ad\U000e0000-\U000e007f]")


def visible(text: str) -> str:
    r"""The text with each unsafe character as `\x1b` or `\u202e`; line ends and tabs as spaces; lone surrogates escaped."""
    flat = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " ").replace("\u2028", " ").replace("\u2029", " ")
    shown = _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}" if ord(match.group()) > 0xFF else f"\\x{ord(match.group()):02x}", flat)
    return shown.encode("utf-8", "backslashreplace").decode("utf-8")
