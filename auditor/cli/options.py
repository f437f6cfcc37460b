"""Options that several commands share, and the settings they come to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from auditor import __version__
from auditor.config import FAIL_ON, ORIGINS, Config, check_version, load
from auditor.rulebook.rule import REGISTERS
from auditor.scoring.mqm import SCALES

Command = TypeVar("Command", bound=Callable[..., Any])
_LISTS = ("select", "ignore", "origins", "rules")


def config_options(command: Command) -> Command:
    """--config and --isolated."""
    command = click.option("--isolated", is_flag=True, help="Read no configuration file and no environment variables.")(command)
    return click.option("--config", "config_file", type=click.Path(), metavar="FILE", help="Use this configuration file instead of the nearest auditor.toml.")(command)


def setting_options(command: Command) -> Command:
    """Options that set a field of Config of the same name."""
    for option in reversed(
        (
            click.option("--fail-on", type=click.Choice(FAIL_ON), help="Exit with 1 at findings of this severity or above.  [default: major]"),
            click.option("--language", metavar="TAG", help="Language of the copy (BCP 47).  [default: what the input says, else en]"),
            click.option("--source-language", metavar="TAG", help="Language it was translated from.  [default: what the input says]"),
            click.option("--select", multiple=True, metavar="RULES", help="Only these rules: ids or their beginnings, separated by commas."),
            click.option("--ignore", multiple=True, metavar="RULES", help="Not these rules."),
            click.option("--origins", multiple=True, metavar="LIST", help=f"Only findings of these: {','.join(ORIGINS)}."),
            click.option("--rules", multiple=True, metavar="FILE", help="A rule pack of your own, beside those in the configuration; may be given several times."),
            click.option("--preview", is_flag=True, default=None, help="Run rules that are still on trial."),
            click.option("--no-model", "model", flag_value=False, default=None, type=bool, help="Switch every model off."),
            click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="N", help="Only findings whose confidence is at least this."),
            click.option("--register", type=click.Choice(REGISTERS), help="What kind of copy it is; rules of another kind stay silent."),
            click.option("--scale", type=click.Choice(tuple(SCALES)), help="Weights of the MQM score.  [default: mqm-core]"),
            click.option("--min-fluency", type=float, metavar="N", help="Exit with 1 when a document's mean fluency is lower."),
            click.option("--max-penalty-per-1000", type=float, metavar="N", help="Exit with 1 when a document's penalty per 1000 words is higher."),
            click.option("--encoding", metavar="NAME", help="Encoding of the files.  [default: UTF-8, or what the file says]"),
        )
    ):
        command = option(command)
    return command


def configured(config_file: str | None, isolated: bool, options: dict[str, Any] | None = None) -> Config:
    """The settings that hold: built in, file, environment, then the command line. Raises ConfigError."""
    config = load(Path.cwd(), named=config_file, isolated=isolated)
    for name, value in (options or {}).items():
        if value is None or value == ():
            continue
        given = [part for item in value for part in (item.split(",") if name != "rules" else [item]) if part] if name in _LISTS else value
        if name == "rules":
            given = [*config.rules, *given]
        config = config.with_values({name: given}, "--no-model" if name == "model" else f"--{name.replace('_', '-')}")
    check_version(config.required_version, __version__, config.sources.get("required_version", "required-version"))
    return config
