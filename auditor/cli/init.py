"""`auditor init`: a commented configuration file to start from."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import click

from auditor import __version__
from auditor.cli.main import CLEAN
from auditor.cli.settings import shown
from auditor.config import FILE_NAME, Config
from auditor.errors import ConfigError
from auditor.files import write_atomically


@click.command("init")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False))
@click.option("--force", is_flag=True, help="Replace a file that is already there.")
def command(folder: str, force: bool) -> int:
    """Write auditor.toml into FOLDER, every setting in it explained and switched off."""
    path = Path(folder) / FILE_NAME
    if path.exists() and not force:
        raise ConfigError("is already there; --force replaces it", source=str(path))
    write_atomically(path, starter().encode("utf-8"))
    click.echo(f"wrote {path}")
    return CLEAN


def starter() -> str:
    """The text of the starter file."""
    config = Config()
    lines = ["# Settings of auditor. Take away the # before a setting to change it; `auditor config` shows what holds and why.", ""]
    for item in fields(Config):
        if item.name == "sources":
            continue
        value = getattr(config, item.name)
        example = {
            "required_version": f'"{__version__.rpartition(".")[0]}.*"',
            "severities": '{ "calque.ru" = "minor" }',
            "source_language": '"ru"',
            "language": '"en"',
            "register": '"wire"',
            "encoding": '"utf-8"',
            "min_fluency": "30",
            "max_penalty_per_1000": "20",
        }
        text = shown(value) if value is not None and value != {} else example.get(item.name, "0")
        lines += [f"# {item.metadata['help']}", f"#{item.name.replace('_', '-')} = {text}", ""]
    return "\n".join(lines)
