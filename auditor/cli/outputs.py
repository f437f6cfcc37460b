"""Where reports go: standard output or files, several at once, each whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import click

from auditor.errors import WriteError, nearest
from auditor.files import write_atomically
from auditor.render import json as json_format
from auditor.render import plain
from auditor.report import Report

STDOUT = "-"
_RENDERERS: dict[str, Callable[[Report], str]] = {
    "text": plain.rendered,
    "json": json_format.rendered,
    "jsonl": lambda report: "".join(json_format.rendered_lines(report)),
}
FORMATS = tuple(_RENDERERS)


@dataclass(frozen=True, slots=True)
class Destination:
    """A format and the place it goes to."""

    format: str
    path: str


def destinations(format_name: str | None, output: str | None, reports: Iterable[str], inputs: Iterable[str] = ()) -> list[Destination]:
    """The destinations that the options name; text to standard output where none goes there.

    Raises click.UsageError for an unknown format, two reports to one place, or a report in the place of an input.
    """
    wanted = []
    for named in reports:
        name, equals, path = named.partition("=")
        if not equals or not path:
            raise click.UsageError(f"--report is written FORMAT=PATH, such as json=out.json or json=-, not '{named}'")
        wanted.append(Destination(_known(name), path))
    if output is not None or format_name is not None or all(place.path != STDOUT for place in wanted):
        wanted.insert(0, Destination(_known(format_name or "text"), output or STDOUT))
    wanted = [Destination(place.format, STDOUT if place.path == "/dev/stdout" else place.path) for place in wanted]
    real = [place.path if place.path == STDOUT else os.path.realpath(place.path) for place in wanted]
    twice = next((place.path for place, path in zip(wanted, real, strict=True) if real.count(path) > 1 and path != "/dev/null"), None)
    if twice is not None:
        raise click.UsageError("two reports go to " + ("standard output" if twice == STDOUT else f"'{twice}'"))
    audited = {os.path.realpath(name) for name in inputs}
    over = next((place.path for place, path in zip(wanted, real, strict=True) if path in audited), None)
    if over is not None:
        raise click.UsageError(f"the report would replace the story it is about: '{over}'")
    return wanted


def _known(name: str) -> str:
    if name not in FORMATS:
        near = nearest(name, FORMATS)
        raise click.UsageError(f"format '{name}' is not one of {', '.join(FORMATS)}" + (f"; did you mean '{near}'?" if near else ""))
    return name


def write(report: Report, places: Iterable[Destination]) -> None:
    """Writes every file, then standard output. Raises WriteError; the other files are written all the same."""
    failed: WriteError | None = None
    for place in sorted(places, key=lambda place: place.path == STDOUT):
        if place.path == STDOUT:
            _print(report, place.format)
            continue
        try:
            write_atomically(place.path, _RENDERERS[place.format](report).encode("utf-8", "backslashreplace"))
        except WriteError as error:
            failed = failed or error
    if failed is not None:
        raise failed


def _print(report: Report, format_name: str) -> None:
    if format_name == "text" and _wants_colour():
        from rich.console import Console

        from auditor.render import console

        console.render(report, Console(soft_wrap=False, highlight=False))
        return
    sys.stdout.write(_RENDERERS[format_name](report))


def _wants_colour() -> bool:
    """A terminal gets the full picture; so does whoever asks with FORCE_COLOR. NO_COLOR keeps the layout and drops the colours (rich)."""
    return sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR"))
