"""`auditor config`: the settings that hold, each with where it came from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import click

from auditor.cli.main import CLEAN
from auditor.cli.options import config_options, configured
from auditor.config import Config


@click.command("config")
@click.option("--format", "format_name", type=click.Choice(("text", "json")), default="text", help="How to print them.")
@config_options
def command(config_file: str | None, isolated: bool, format_name: str) -> int:
    """Show every setting, its value and where it came from."""
    config = configured(config_file, isolated)
    rows = [(item.name.replace("_", "-"), getattr(config, item.name), config.sources.get(item.name, "built in")) for item in fields(Config) if item.name != "sources"]
    if format_name == "json":
        data = {name: {"value": dict(value) if isinstance(value, Mapping) else value, "source": source} for name, value, source in rows}
        click.echo(json.dumps(data, indent=1, ensure_ascii=False))
        return CLEAN
    width = max(len(f"{name} = {shown(value)}") for name, value, _ in rows)
    for name, value, source in rows:
        click.echo(f"{f'{name} = {shown(value)}':{min(width, 60)}}  # {source}")
    return CLEAN


def shown(value: Any) -> str:
    """A value as TOML has it; settings without a value as `none`, which TOML lacks."""
    if value is None:
        return "none"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(key)} = {json.dumps(inner)}" for key, inner in value.items()) + "}"
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
