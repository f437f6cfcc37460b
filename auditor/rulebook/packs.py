"""Finds packs, and keeps them in a compiled form (plain JSON, no examples) so that a thousand rules load in a blink.

The compiled form is named by the hash of every pack's bytes and of the code that compiles them. The shipped packs' form is built into the
wheel (setup.py); in a clone, and for packs of the user, it is kept in the cache folder. Where it cannot be kept, packs are parsed each time.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from auditor import shipped
from auditor.errors import RuleError, RuleErrors, WriteError
from auditor.files import PRIVATE, cache_folder, write_atomically
from auditor.rulebook.loader import Pack, all_mistakes, load_classes, load_pack
from auditor.rulebook.rule import Rule

FORMAT = "rules-2"
COMPILED_NAME = "compiled.json"
_CLASSES = "classes.yaml"
# Compiled forms that the cache folder holds at most.
_KEPT = 20


@dataclass(frozen=True, slots=True)
class PackFile:
    """A pack as it lies on disk; `shown` is its path in messages."""

    shown: str
    content: bytes


def shipped_packs(language: str, folder: Path | None = None) -> list[PackFile]:
    """The shipped pack files of a language, by path; the word classes come first."""
    root = folder or shipped.rules_folder()
    base = root / language
    paths = sorted(base.rglob("*.yaml"), key=lambda path: (path.name != _CLASSES, path.as_posix())) if base.is_dir() else []
    return [PackFile(f"rules/{path.relative_to(root).as_posix()}", path.read_bytes()) for path in paths]


def named_packs(paths: Iterable[str]) -> list[PackFile]:
    """Packs of the user. Raises RuleErrors naming a file that cannot be read."""
    found = []
    for path in paths:
        try:
            found.append(PackFile(path, Path(path).read_bytes()))
        except OSError as error:
            raise RuleErrors([RuleError(f"cannot be read: {(error.strerror or str(error)).lower()}", path=path, line=1, column=1)]) from error
    return found


def parse_packs(files: Sequence[PackFile]) -> list[Pack]:
    """Packs with their examples. Raises RuleErrors with the mistakes of all files."""
    packs: list[Pack] = []
    errors: list[RuleErrors] = []
    classes: dict[str, list[object]] = {}
    seen: dict[str, str] = {}
    for file in files:
        try:
            text = file.content.decode("utf-8")
            if file.shown.endswith("/" + _CLASSES):
                classes = load_classes(text, file.shown, classes)
                continue
            pack = load_pack(text, file.shown, classes)
        except UnicodeDecodeError as error:
            errors.append(RuleErrors([RuleError(f"not UTF-8 at byte {error.start}", path=file.shown, line=1, column=1)]))
            continue
        except RuleErrors as error:
            errors.append(error)
            continue
        for rule in pack.rules:
            if rule.id in seen:
                errors.append(RuleErrors([RuleError(f"rule '{rule.id}' stands already in {seen[rule.id]}", path=rule.path, line=rule.line, column=1)]))
            seen[rule.id] = rule.path
        packs.append(pack)
    if errors:
        raise all_mistakes(errors)
    return packs


def content_hash(files: Sequence[PackFile]) -> str:
    """Names a set of packs, wherever they lie: the hash of their names and bytes and of the code and tables that compile them."""
    digest = hashlib.blake2b(_code_hash(), digest_size=12)
    for file in files:
        digest.update(b"\0" + Path(file.shown).name.encode() + b"\0" + file.content)
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _code_hash() -> bytes:
    """The hash of everything that turns a pattern into its compiled form: parser, token and inflection rules, tables."""
    package = Path(__file__).resolve().parent.parent
    parts = ("rulebook/pattern.py", "rulebook/loader.py", "rulebook/rule.py", "text/tokens.py", "language/en/morphology.py", "language/en/verbs.tsv", "language/en/nouns.tsv")
    digest = hashlib.blake2b(FORMAT.encode(), digest_size=12)
    for part in parts:
        digest.update((package / part).read_bytes())
    return digest.digest()


def compiled_bytes(rules: Iterable[Rule], name: str) -> bytes:
    """The compiled form; `name` is the hash of the packs it was made from."""
    return zlib.compress(json.dumps({"name": name, "rules": [rule.as_json() for rule in rules]}, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def _from_compiled(path: Path, name: str) -> list[Rule] | None:
    with suppress(OSError, ValueError, KeyError, TypeError, zlib.error):
        data = json.loads(zlib.decompress(path.read_bytes()))
        if data["name"] == name:
            return [Rule.from_json(rule) for rule in data["rules"]]
    return None


def load_rules(language: str, own: Sequence[str] = ()) -> tuple[list[Rule], str]:
    """The rules of a language with the user's own packs, and the hash that names them.

    Raises RuleErrors with every mistake of every pack.
    """
    shipped_files, own_files = shipped_packs(language), named_packs(own)
    files = shipped_files + own_files
    name = content_hash(files)
    built = shipped.rules_folder() / language / COMPILED_NAME
    kept = cache_folder() / "rules" / f"{name}.json"
    rules = (None if own_files else _from_compiled(built, name)) or _from_compiled(kept, name)
    if rules is None:
        packs = parse_packs(files)
        rules = [rule for pack in packs for rule in pack.rules if pack.language == language]
        with suppress(OSError, WriteError):
            kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_atomically(kept, compiled_bytes(rules, name), mode=PRIVATE)
            for old in sorted(kept.parent.glob("*.json"), key=lambda path: path.stat().st_mtime)[:-_KEPT]:
                old.unlink()
    return rules, name
