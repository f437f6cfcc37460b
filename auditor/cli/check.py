"""`auditor check`: audit stories and report what was found."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from auditor.cli.inputs import STDIN, documents, expanded
from auditor.cli.main import CLEAN, GATED, WRONG
from auditor.cli.options import config_options, configured, setting_options
from auditor.cli.outputs import FORMATS, destinations, write
from auditor.errors import ReadError
from auditor.pipeline import Auditor
from auditor.readers import FORMATS as INPUT_FORMATS
from auditor.render.safe import visible
from auditor.text.document import Document

_LONG_RUN_FILES, _LONG_RUN_BYTES = 20, 2_000_000


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATHS|-")
@click.option("--format", "format_name", metavar="FORMAT", help=f"How to report: {', '.join(FORMATS)}.  [default: text]")
@click.option("--output", metavar="FILE", help="Write the report there instead of to standard output.")
@click.option("--report", "reports", multiple=True, metavar="FORMAT=PATH", help="One more report; may be given several times, PATH - is standard output.")
@click.option("--input-format", type=click.Choice(INPUT_FORMATS), help="How to read the input.  [default: by its ending]")
@click.option("--stdin-filename", metavar="NAME", help="What to call standard input; its ending tells the format.")
@setting_options
@config_options
def command(
    paths: tuple[str, ...],
    format_name: str | None,
    output: str | None,
    reports: tuple[str, ...],
    input_format: str | None,
    stdin_filename: str | None,
    config_file: str | None,
    isolated: bool,
    **settings: Any,
) -> int:
    """Audit PATHS (files, folders, or - for standard input) and report what was found.

    Plain text, Markdown, HTML and JSONL are read. The report goes to standard output, progress and warnings to standard error.
    """
    names = list(expanded(paths))
    places = destinations(format_name, output, reports, names)
    auditor = Auditor(configured(config_file, isolated, settings))
    auditor.prepare()
    if not names:
        raise click.UsageError(f"nothing to audit in {', '.join(paths)}: no .txt, .md, .html or .jsonl file")
    read = documents(names, input_format=input_format, encoding=auditor.config.encoding, stdin_name=stdin_filename)
    report = auditor.audit_documents(_with_progress(read, names))
    for failure in report.failures:
        click.echo(f"auditor: {visible(str(failure))}", err=True)
    write(report, places)
    if report.failures:
        return WRONG
    return CLEAN if report.passed else GATED


def _with_progress(read: Iterable[Document | ReadError], names: list[str]) -> Iterator[Document | ReadError]:
    """Shows a bar on a terminal's standard error where the run will be long."""
    if not sys.stderr.isatty() or not _is_long(names):
        yield from read
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("auditing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("auditing", total=len(names) if len(names) > 1 else None)
        for document in read:
            yield document
            progress.advance(task)


def _is_long(names: list[str]) -> bool:
    if len(names) > _LONG_RUN_FILES:
        return True
    return sum(Path(name).stat().st_size for name in names if name != STDIN and Path(name).is_file()) > _LONG_RUN_BYTES
