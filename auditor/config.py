"""Settings: every default, where a value came from, and nothing that is not known."""

from __future__ import annotations

import configparser
import math
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from auditor.errors import ConfigError, nearest
from auditor.findings import Origin, Severity
from auditor.language.tags import normalised
from auditor.rulebook.rule import REGISTERS
from auditor.scoring.mqm import SCALES

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FILE_NAME = "auditor.toml"
ENVIRONMENT_PREFIX = "AUDITOR_"
# Variables that other parts read and that are no settings.
_OTHER_VARIABLES = frozenset({"AUDITOR_CACHE_DIR"})
FAIL_ON = ("never", *(severity.value for severity in Severity))
ORIGINS = tuple(origin.value for origin in Origin)


@dataclass(frozen=True)
class Config:
    """All settings of a run. A field's metadata holds what the starter file says of it.

    `sources` says for each setting that is not at its default where it came from.
    """

    fail_on: str = field(default="major", metadata={"help": f"exit with 1 at findings of this severity or above: {', '.join(FAIL_ON)}"})
    language: str | None = field(default=None, metadata={"help": "BCP 47 of the copy; by default the input's own word for it, else English"})
    source_language: str | None = field(default=None, metadata={"help": "BCP 47 of what was translated; by default every pack runs alike"})
    select: tuple[str, ...] = field(default=(), metadata={"help": "only these rules: ids or their beginnings (calque.ru)"})
    ignore: tuple[str, ...] = field(default=(), metadata={"help": "not these rules: ids or their beginnings"})
    origins: tuple[str, ...] = field(default=ORIGINS, metadata={"help": f"only findings of these: {', '.join(ORIGINS)}"})
    rules: tuple[str, ...] = field(default=(), metadata={"help": "rule packs of your own, beside the shipped ones"})
    severities: Mapping[str, str] = field(default_factory=dict, metadata={"help": "other severities for rules, by id or its beginning"})
    preview: bool = field(default=False, metadata={"help": "run rules that are still on trial"})
    model: bool = field(default=True, metadata={"help": "false switches every model off"})
    min_confidence: float = field(default=0.0, metadata={"help": "only findings whose confidence is at least this, from 0 to 1"})
    register: str | None = field(default=None, metadata={"help": f"what kind of copy it is: {', '.join(REGISTERS)}; rules of another kind stay silent"})
    scale: str = field(default="mqm-core", metadata={"help": f"weights of the MQM score: {', '.join(SCALES)}"})
    min_fluency: float | None = field(default=None, metadata={"help": "exit with 1 when a document's mean fluency is lower"})
    max_penalty_per_1000: float | None = field(default=None, metadata={"help": "exit with 1 when a document's penalty per 1000 words is higher"})
    encoding: str | None = field(default=None, metadata={"help": "of the files read; by default UTF-8, or what a byte-order mark or HTML says"})
    required_version: str | None = field(default=None, metadata={"help": "refuse to run under another version than this one, such as '0.1.*' or '>=0.1'"})
    sources: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def with_values(self, values: Mapping[str, Any], source: str, *, folder: Path | None = None) -> Config:
        """The settings with `values` put on top. Raises ConfigError, naming `source` and the nearest known key."""
        known = {item.name: item for item in fields(self) if item.name != "sources"}
        changed: dict[str, Any] = {}
        for key, value in values.items():
            name = key.replace("-", "_")
            if name not in known:
                near = nearest(name, known)
                hint = f"did you mean '{near}'?" if near else f"known: {', '.join(sorted(known))}"
                raise ConfigError(f"unknown key '{key}'; {hint.replace('_', '-')}", source=source)
            changed[name] = _checked(name, value, source)
            if name == "rules" and folder is not None:
                changed[name] = tuple(str(folder / path) for path in changed[name])
        return replace(self, **changed, sources={**self.sources, **dict.fromkeys(changed, source)})


_LISTS = frozenset({"select", "ignore", "origins", "rules"})
_FLAGS = frozenset({"preview", "model"})
_NUMBERS = frozenset({"min_confidence", "min_fluency", "max_penalty_per_1000"})
_RANGES = {"min-confidence": (0.0, 1.0), "min-fluency": (0.0, 100.0), "max-penalty-per-1000": (0.0, 1e6)}
_CHOICES: Mapping[str, Sequence[str]] = {"fail_on": FAIL_ON, "scale": tuple(SCALES), "register": REGISTERS}


def _checked(name: str, value: Any, source: str) -> Any:
    """A value of the right type, from TOML or from the text of a variable or an ini file."""
    shown = name.replace("_", "-")
    if name in _LISTS:
        return _list(name, value, source)
    if name == "severities":
        return _severities(value, source)
    if name in _FLAGS:
        if isinstance(value, str) and value.lower() in _TRUTHS:
            return _TRUTHS[value.lower()]
        if not isinstance(value, bool):
            raise ConfigError(f"'{shown}' is true or false, not {value!r}", source=source)
        return value
    if name in _NUMBERS:
        return _number(shown, value, source)
    if not isinstance(value, str):
        raise ConfigError(f"'{shown}' is a string, not {value!r}", source=source)
    if name in _CHOICES:
        _one_of(value, _CHOICES[name], shown, source)
    if name == "encoding":
        _check_encoding(value, source)
    if name in ("language", "source_language"):
        try:
            return normalised(value)
        except ValueError as error:
            raise ConfigError(str(error), source=source) from error
    return value


_TRUTHS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


def _list(name: str, value: Any, source: str) -> tuple[str, ...]:
    """A list from TOML, or from text with commas or line ends between the items."""
    items = [part.strip() for part in value.replace("\n", ",").split(",") if part.strip()] if isinstance(value, str) else value
    if not isinstance(items, list | tuple) or not all(isinstance(item, str) for item in items):
        raise ConfigError(f"'{name}' is a list of strings, not {value!r}", source=source)
    if name == "origins":
        for item in items:
            _one_of(item, ORIGINS, "origin", source)
    return tuple(items)


def _severities(value: Any, source: str) -> dict[str, str]:
    if isinstance(value, str):
        pairs = [part.partition("=") for part in value.replace("\n", ",").split(",") if part.strip()]
        value = {name.strip(): severity.strip() for name, _, severity in pairs}
    if not isinstance(value, Mapping):
        raise ConfigError(f"'severities' is a table from rule to severity, not {value!r}", source=source)
    for severity in value.values():
        _one_of(severity, [severity.value for severity in Severity], "severity", source)
    return dict(value)


def _number(shown: str, value: Any, source: str) -> float:
    try:
        number = math.nan if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        number = math.nan
    least, most = _RANGES[shown]
    if not least <= number <= most:
        raise ConfigError(f"'{shown}' is a number from {least:g} to {most:g}, not {value!r}", source=source)
    return number


def _one_of(value: Any, known: Sequence[str], what: str, source: str) -> None:
    if value not in known:
        near = nearest(str(value), known)
        raise ConfigError(f"{what} {value!r} is not one of {', '.join(known)}" + (f"; did you mean '{near}'?" if near else ""), source=source)


def _check_encoding(value: str, source: str) -> None:
    try:
        "".encode(value)
    except (LookupError, UnicodeError, ValueError):
        raise ConfigError(f"encoding '{value}' is not known to Python; for example utf-8, windows-1251, latin-1", source=source) from None


def load(folder: Path | None = None, *, named: str | None = None, isolated: bool = False, environment: Mapping[str, str] | None = None) -> Config:
    """Built-in settings, then the nearest configuration file, then the environment.

    Args:
        folder: where the search for a file begins; it goes up to the first folder that has one (or to the one with `.git`).
        named: a file named by the user instead.
        isolated: no file and no environment.
        environment: variables by name; by default the process's own.

    Raises:
        ConfigError: with the file or variable.

    """
    config = Config()
    if isolated:
        return config
    if named is not None:
        path: Path | None = Path(named)
        values = _read(Path(named), needed=True)
    else:
        path, values = _discovered(folder or Path.cwd())
    if path is not None:
        config = config.with_values(values, str(path), folder=path.parent)
    for name, value in sorted((environment if environment is not None else os.environ).items()):
        if name.startswith(ENVIRONMENT_PREFIX) and name not in _OTHER_VARIABLES and not name.startswith("AUDITOR_COMPLETE") and not name.startswith("_"):
            config = config.with_values({name[len(ENVIRONMENT_PREFIX) :].lower(): value}, f"${name}")
    return config


def _candidates(folder: Path) -> Iterator[Path]:
    for place in (folder, *folder.resolve().parents):
        yield from (place / name for name in (FILE_NAME, "pyproject.toml", "setup.cfg"))
        if (place / ".git").exists():
            return


def _discovered(folder: Path) -> tuple[Path | None, dict[str, Any]]:
    for path in _candidates(folder):
        if path.is_file():
            values = _read(path, needed=False)
            if values is not None:
                return path, values
    return None, {}


def _read(path: Path, *, needed: bool) -> Any:
    """The settings in a file; None where a shared file has no section for auditor."""
    try:
        content = path.read_bytes()
        if path.name.endswith(".cfg") or path.suffix == ".ini":
            parser = configparser.ConfigParser(interpolation=None)
            parser.read_string(content.decode("utf-8"), source=str(path))
            return dict(parser["auditor"]) if parser.has_section("auditor") else _missing(path, needed, "[auditor]")
        data = tomllib.loads(content.decode("utf-8"))
    except OSError as error:
        raise ConfigError(f"cannot be read: {(error.strerror or str(error)).lower()}", source=str(path)) from error
    except (tomllib.TOMLDecodeError, configparser.Error, UnicodeDecodeError) as error:
        # Another tool's broken file is no business of ours unless it speaks to us or the user named it.
        if not needed and path.name != FILE_NAME and b"auditor]" not in content:
            return None
        raise ConfigError(f"cannot be understood: {' '.join(str(error).split())}", source=str(path)) from error
    if path.name == "pyproject.toml":
        tool = data.get("tool")
        section = tool.get("auditor") if isinstance(tool, dict) else None
        if section is not None and not isinstance(section, dict):
            raise ConfigError("[tool.auditor] is a table of settings", source=str(path))
        return section if section is not None else _missing(path, needed, "[tool.auditor]")
    return data


def _missing(path: Path, needed: bool, section: str) -> Any:
    if needed:
        raise ConfigError(f"has no section {section}", source=str(path))
    return None


def check_version(required: str | None, version: str, source: str) -> None:
    """Raises ConfigError when `version` does not satisfy a requirement such as `0.1.*`, `>=0.1`, `==0.2.0`."""
    if required is None:
        return
    for part in required.split(","):
        wanted = part.strip()
        relation = next((sign for sign in (">=", "<=", "==", "!=", ">", "<") if wanted.startswith(sign)), "==")
        number = wanted.removeprefix(relation).strip()
        if not all(piece.isdigit() for piece in number.removesuffix(".*").split(".")):
            raise ConfigError(f"required-version '{required}' is not understood; write 0.1.* or >=0.1,<0.3", source=source)
        if not _satisfies(version, relation, number):
            raise ConfigError(f"this is auditor {version}, and version {required} is required", source=source)


def _satisfies(version: str, relation: str, wanted: str) -> bool:
    here = tuple(int(piece) for piece in version.split(".")[:3] if piece.isdigit())
    if wanted.endswith(".*"):
        same = here[: wanted.count(".")] == tuple(int(piece) for piece in wanted[:-2].split("."))
        return same if relation == "==" else not same
    there = tuple(int(piece) for piece in wanted.split("."))
    length = max(len(here), len(there))
    left, right = (numbers + (0,) * (length - len(numbers)) for numbers in (here, there))
    return {">=": left >= right, "<=": left <= right, "==": left == right, "!=": left != right, ">": left > right, "<": left < right}[relation]
