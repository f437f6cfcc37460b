"""The exception tree: fields, not formatted text; the command line formats each once.

AuditorError
├── ConfigError      a setting that is unknown, malformed or out of range
├── RuleError        a mistake in a rule pack
├── ReadError        an input that could not be read
├── WriteError       an output that could not be written
├── ModelError       a model that was demanded and cannot run
└── EngineError      an outside engine (a LanguageTool server) that was demanded and failed
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class AuditorError(Exception):
    """Everything auditor raises on purpose; `str()` is one line that says what, where and what would be right."""

    def __reduce__(self) -> tuple[object, ...]:
        """Errors travel between processes whole, although their arguments have names."""
        return _rebuilt, (type(self), self.args, self.__dict__)


class ConfigError(AuditorError):
    """A setting that is unknown, malformed or out of range; `source` names the file, variable or flag."""

    def __init__(self, message: str, *, source: str | None = None) -> None:
        super().__init__(message)
        self.message, self.source = message, source

    def __str__(self) -> str:
        return f"{self.source}: {self.message}" if self.source else self.message


class RuleError(AuditorError):
    """A mistake in a rule pack; `line` and `column` count from 1."""

    def __init__(self, message: str, *, path: str, line: int, column: int, hint: str | None = None) -> None:
        super().__init__(message)
        self.message, self.path, self.line, self.column, self.hint = message, path, line, column, hint

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}" + (f" ({self.hint})" if self.hint else "")


class RuleErrors(AuditorError):  # noqa: N818
    """Every mistake of a pack at once, in file order."""

    def __init__(self, mistakes: Iterable[RuleError]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__(f"{len(self.mistakes)} mistakes in rule packs")

    def __str__(self) -> str:
        return "\n".join(str(mistake) for mistake in self.mistakes)


class ReadError(AuditorError):
    """An input that could not be read; `code` is a stable short name of the reason, `line` counts from 1."""

    def __init__(self, message: str, *, path: str, code: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message, self.path, self.code, self.line = message, path, code, line

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}" if self.line is not None else f"{self.path}: {self.message}"


class WriteError(AuditorError):
    """An output that could not be written; nothing was left half-written."""

    def __init__(self, message: str, *, path: str) -> None:
        super().__init__(message)
        self.message, self.path = message, path

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class ModelError(AuditorError):
    """A model that was demanded and cannot run."""


class EngineError(AuditorError):
    """An outside engine that was demanded and failed."""


def _rebuilt(kind: type[AuditorError], args: tuple[object, ...], fields: dict[str, object]) -> AuditorError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(fields)
    return error


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, for "did you mean"; None when nothing is near."""
    candidates = list(known)
    ending = next((name for name in candidates if name.endswith(f".{word}")), None)
    found = [ending] if ending else get_close_matches(word, candidates, n=1, cutoff=0.6)
    return found[0] if found else None
