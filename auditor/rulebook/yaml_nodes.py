"""YAML with the place of every value kept, so that a mistake can be named by file, line and column."""

from __future__ import annotations

from typing import Any

import yaml

from auditor.errors import RuleError, RuleErrors, nearest

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Value:
    """A YAML node: a string (`text`), a list (`items`) or a mapping (`fields`), with its place."""

    __slots__ = ("column", "fields", "items", "kind", "line", "path", "plain", "text")

    def __init__(self, node: yaml.Node, path: str) -> None:
        self.path, self.line, self.column = path, node.start_mark.line + 1, node.start_mark.column + 1
        self.kind, self.text, self.plain = "text", "", True
        self.items: list[Value] = []
        self.fields: dict[str, tuple[Value, Value]] = {}
        if isinstance(node, yaml.ScalarNode):
            self.text, self.plain = str(node.value), node.style not in ("'", '"')
        elif isinstance(node, yaml.SequenceNode):
            self.kind = "list"
            self.items = [Value(inner, path) for inner in node.value]
        elif isinstance(node, yaml.MappingNode):
            self.kind = "mapping"
            for key, inner in node.value:
                named = Value(key, path)
                if named.text in self.fields:
                    raise named.mistake(f"'{named.text}' stands twice")
                self.fields[named.text] = (named, Value(inner, path))

    def mistake(self, message: str, hint: str | None = None, *, offset: int = 0) -> RuleError:
        """A mistake at this value (or `offset` characters into it)."""
        quoted = 0 if self.plain else 1
        return RuleError(message, path=self.path, line=self.line, column=self.column + (offset + quoted if offset else 0), hint=hint)

    def get(self, key: str) -> Value | None:
        """The value of a field, or None."""
        return self.fields[key][1] if key in self.fields else None

    def unknown_keys(self, known: frozenset[str]) -> list[RuleError]:
        """A mistake for every field that is not known, with the nearest known one."""
        found = []
        for name, (key, _) in self.fields.items():
            if name not in known:
                near = nearest(name, known)
                found.append(key.mistake(f"unknown key '{name}'", f"did you mean '{near}'?" if near else f"known: {', '.join(sorted(known))}"))
        return found

    def strings(self) -> list[Value]:
        """A string or a list of strings as a list."""
        return self.items if self.kind == "list" else [self]


def load(content: str, path: str) -> Value:
    """The root of a YAML file. Raises RuleErrors where it is not YAML."""
    try:
        node: Any = yaml.compose(content, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        hint = 'put text that holds ": " or " #", or begins with a sign such as [ { @ % & *, in double quotes'
        raise RuleErrors([RuleError(f"not YAML: {error.problem or 'cannot be read'}", path=path, line=line, column=column, hint=hint)]) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise RuleErrors([RuleError(f"not YAML: {error}", path=path, line=1, column=1)]) from error
    if node is None:
        raise RuleErrors([RuleError("the file is empty", path=path, line=1, column=1)])
    try:
        return Value(node, path)
    except RuleError as error:
        raise RuleErrors([error]) from error
    except RecursionError as error:
        raise RuleErrors([RuleError("an alias refers to itself, or the file is nested too deeply", path=path, line=1, column=1)]) from error
