"""Finds packs, and keeps them in a compiled form (JSON lines, no examples) so that a thousand rules load in a blink.

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
from auditor.rulebook.engine import Rulebook
from auditor.rulebook.loader import Pack, all_mistakes, load_classes, load_pack

FORMAT = "rules-3"
COMPILED_NAME = "compiled.rules"
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
    parts = (
        "rulebook/pattern.py",
        "rulebook/index.py",
        "rulebook/anchors.py",
        "rulebook/loader.py",
        "rulebook/rule.py",
        "text/tokens.py",
        "language/en/morphology.py",
        "language/en/verbs.tsv",
        "language/en/nouns.tsv",
    )
    digest = hashlib.blake2b(FORMAT.encode(), digest_size=12)
    for part in parts:
        digest.update((package / part).read_bytes())
    return digest.digest()


def compiled_bytes(rulebook: Rulebook, name: str) -> bytes:
    """The compiled form: a line with ids and index, then a line per rule; `name` is the hash of the packs it was made from."""
    head = {"name": name, "ids": rulebook.ids, "index": rulebook.index}
    lines = [json.dumps(data, ensure_ascii=False, separators=(",", ":")) for data in (head, *(rule.as_json() for rule in rulebook.rules))]
    return zlib.compress("\n".join(lines).encode(), 6)


def from_compiled(content: bytes, name: str) -> Rulebook | None:
    """The rulebook of a compiled form; None where it is damaged or was made from other packs or by other code."""
    with suppress(ValueError, KeyError, TypeError, zlib.error):
        head, *lines = zlib.decompress(content).decode().split("\n")
        data = json.loads(head)
        if data["name"] == name and len(lines) == len(data["ids"]):
            return Rulebook.from_compiled(data["ids"], lines, data["index"])
    return None


def _kept(path: Path, name: str) -> Rulebook | None:
    with suppress(OSError):
        return from_compiled(path.read_bytes(), name)
    return None


def load_rulebook(language: str, own: Sequence[str] = ()) -> tuple[Rulebook, str]:
    """The rules of a language with the user's own packs, and the hash that names them.

    Raises RuleErrors with every mistake of every pack.
    """
    shipped_files, own_files = shipped_packs(language), named_packs(own)
    files = shipped_files + own_files
    name = content_hash(files)
    built = shipped.rules_folder() / language / COMPILED_NAME
    kept = cache_folder() / "rules" / f"{name}.rules"
    rulebook = (None if own_files else _kept(built, name)) or _kept(kept, name)
    if rulebook is None:
        rulebook = Rulebook(rule for pack in parse_packs(files) for rule in pack.rules if pack.language == language)
        with suppress(OSError, WriteError):
            kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_atomically(kept, compiled_bytes(rulebook, name), mode=PRIVATE)
            for old in sorted(kept.parent.iterdir(), key=lambda path: path.stat().st_mtime)[:-_KEPT]:
                old.unlink()
    return rulebook, name
