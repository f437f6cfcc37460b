"""The `auditor` command: finds the sub-command, formats errors once, chooses the exit code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from auditor.errors import AuditorError

CLEAN, GATED, WRONG = 0, 1, 2
# Name, module, what it does: shown by --help without importing any of them.
COMMANDS = {
    "check": ("check", "Audit stories and report what was found."),
    "explain": ("explain", "Say what a rule looks for and why."),
    "rules": ("rules", "List, show, test, try and begin rules."),
    "config": ("settings", "Show the settings that hold and where each came from."),
    "init": ("init", "Write a commented auditor.toml to start from."),
}


class _Commands(click.Group):
    """Imports a sub-command only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"auditor.cli.{COMMANDS[cmd_name][0]}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from auditor.errors import nearest

            near = nearest(args[0], COMMANDS)
            ctx.fail(f"there is no command '{args[0]}'" + (f"; did you mean '{near}'?" if near else f"; commands: {', '.join(COMMANDS)}"))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from auditor import __version__
        from auditor.pipeline import Auditor

        click.echo(f"auditor {__version__}\n{Auditor().signature}")
        ctx.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version and the signature of its reports.")
def auditor() -> None:
    """Audits translated copy before it is published: points at the exact words, says why, and what to write instead.

    Exit codes: 0 clean; 1 a gate failed (findings at or above --fail-on); 2 wrong use, or something could not be read or run.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = auditor.main(args=list(arguments) if arguments is not None else None, prog_name="auditor", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        click.echo("interrupted", err=True)
        return WRONG
    except click.ClickException as error:
        error.show()
        return WRONG
    except AuditorError as error:
        click.echo(f"auditor: {error}" if "\n" not in str(error) else str(error), err=True)
        return WRONG
    except BrokenPipeError:
        # The reader went away: what it read was enough.
        _abandon_stdout()
        return CLEAN
    except OSError as error:
        _abandon_stdout()
        click.echo(f"auditor: cannot write: {(error.strerror or str(error)).lower()}", err=True)
        return WRONG
    except Exception:  # noqa: BLE001 - the last line of defence: a bug must not look like a failed gate
        traceback.print_exc()
        click.echo("auditor: this is a bug in auditor; please report it with the lines above", err=True)
        return WRONG
    return code if isinstance(code, int) else CLEAN


def _abandon_stdout() -> None:
    """Sends what is still in the buffer nowhere: Python would try it once more at exit, complain, and choose its own exit code."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def script() -> None:
    """The console script."""
    sys.exit(main())
