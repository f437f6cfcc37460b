"""`auditor rules`: list, show, test, try and begin rules."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from auditor.cli import explain
from auditor.cli.inputs import documents, expanded
from auditor.cli.main import CLEAN, GATED, WRONG
from auditor.cli.options import config_options, configured
from auditor.errors import ConfigError, ReadError
from auditor.files import write_atomically
from auditor.findings import RuleInfo
from auditor.language.tags import primary
from auditor.pipeline import Auditor
from auditor.render.safe import visible
from auditor.rulebook.packs import PackFile, named_packs, parse_packs, shipped_packs
from auditor.rulebook.proof import failures
from auditor.rulebook.rule import Rule
from auditor.rulebook.trial import Outcome, tried
from auditor.text.document import Document
from auditor.text.span import Span


@click.group("rules")
def command() -> None:
    """List, show, test, try and begin rules."""


@command.command("list")
@click.option("--format", "format_name", type=click.Choice(("text", "json")), default="text", help="How to print them.")
@click.option("--rules", multiple=True, metavar="FILE", help="A rule pack of your own, beside those in the configuration.")
@click.option("--source-language", metavar="TAG", help="Only rules typical of copy translated from this language.")
@config_options
def listed(format_name: str, rules: tuple[str, ...], source_language: str | None, config_file: str | None, isolated: bool) -> int:
    """List every rule that can report."""
    auditor = Auditor(configured(config_file, isolated, {"rules": rules}))
    proposals = {rule.id for rule in auditor.rulebook.rules if rule.verify}
    chosen = [rule for _, rule in sorted(auditor.rules.items()) if source_language is None or primary(source_language) in rule.source_languages]
    if format_name == "json":
        click.echo(json.dumps([_as_data(rule, rule.id in proposals) for rule in chosen], ensure_ascii=False, indent=1))
        return CLEAN
    width = max((len(rule.id) for rule in chosen), default=0)
    for rule in chosen:
        kind = "proposal" if rule.id in proposals else rule.severity.value
        click.echo(f"{rule.id:{width}}  {kind:8}  {rule.message}")
    click.echo(f"{len(chosen)} rules, {sum(rule.id in proposals for rule in chosen)} of them proposals")
    return CLEAN


def _as_data(rule: RuleInfo, proposal: bool) -> dict[str, Any]:
    return {
        "id": rule.id,
        "severity": rule.severity.value,
        "category": rule.category.value,
        "origin": rule.origin.value,
        "message": rule.message,
        "proposal": proposal,
    }


command.add_command(explain.command, "show")


@command.command("test")
@click.argument("packs", nargs=-1, type=click.Path())
def test(packs: tuple[str, ...]) -> int:
    """Hold rules to their own examples: the shipped ones, or those of PACKS."""
    rules = _rules(packs)
    found = list(failures(rules))
    for failure in found:
        click.echo(str(failure))
    click.echo(f"{len(rules)} rules, {sum(len(rule.flags) + len(rule.allows) for rule in rules)} examples, {len(found)} do not hold")
    return GATED if found else CLEAN


def _rules(packs: tuple[str, ...]) -> list[Rule]:
    """The rules of the named packs (which may use the shipped word classes), or all shipped rules."""
    own = named_packs(packs)
    shipped = shipped_packs("en")
    files: list[PackFile] = [file for file in shipped if file.shown.endswith("/classes.yaml")] + own if own else shipped
    return [rule for pack in parse_packs(files) for rule in pack.rules]


@command.command("try")
@click.argument("pack", type=click.Path())
@click.argument("corpus", nargs=-1, required=True, type=click.Path())
@click.option("--rule", "only", metavar="ID", help="Only this rule, or rules whose id begins so.")
@click.option("--sample", default=5, show_default=True, help="Hits of each rule to show.")
@click.option("--seed", default=1, show_default=True, help="Another number draws another sample.")
def trial(pack: str, corpus: tuple[str, ...], only: str | None, sample: int, seed: int) -> int:
    """Run the rules of PACK over CORPUS (files or folders) and show what they hit, how often, and a sample to judge.

    PACK may be "shipped" for the rules that come with auditor. JSONL records with `errors` (start, end) also tell right hits from wrong ones.
    """
    rules = [rule for rule in _rules(() if pack == "shipped" else (pack,)) if only is None or rule.id.startswith(only)]
    if not rules:
        raise ConfigError(f"no rule '{only}' in {pack}")
    names = list(expanded(corpus))
    annotations = _annotations(names)
    unread: list[ReadError] = []
    outcome = tried(rules, _readable(names, unread), annotations=annotations, sample=sample, seed=seed)
    _show(outcome)
    for failure in unread:
        click.echo(f"auditor: {failure}", err=True)
    return WRONG if unread else CLEAN


def _readable(names: list[str], unread: list[ReadError]) -> Iterator[Document]:
    for document in documents(names, input_format=None, encoding=None, stdin_name=None):
        if isinstance(document, ReadError):
            unread.append(document)
        else:
            yield document


def _annotations(names: list[str]) -> dict[str, list[Span]] | None:
    """Spans of known errors by record id; None where no file has any."""
    found: dict[str, list[Span]] = {}
    for name in names:
        if not name.endswith((".jsonl", ".ndjson")) or not Path(name).is_file():
            continue
        for line in Path(name).read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                record: Any = json.loads(line)
                if isinstance(record, dict) and "errors" in record and "id" in record:
                    found[str(record["id"])] = [Span(error["start"], error["end"]) for error in record["errors"]]
            except (ValueError, KeyError, TypeError):
                continue
    return found or None


def _show(outcome: Outcome) -> None:
    for one in sorted((one for one in outcome.trials if one.hits), key=lambda one: -one.hits):
        judged = f", {one.right} right, {one.wrong} wrong" if outcome.annotated else ""
        rate = 1000 * one.hits / outcome.words if outcome.words else 0.0
        click.echo(f"{one.rule.id}: {one.hits} hits, {rate:.3f} per 1000 words{judged}")
        for each in one.samples:
            instead = f" → {each.replacement}" if each.replacement is not None else ""
            click.echo(f"    {visible(each.document)}:{each.line}: {visible(each.before)}[[{visible(each.marked)}]]{visible(each.after)}{visible(instead)}")
    silent = sum(not one.hits for one in outcome.trials)
    click.echo(f"{len(outcome.trials)} rules ({silent} without a hit) over {outcome.documents} documents, {outcome.words} words")


_DRAFT = """\
pack: {name}
language: en
about: What this pack is for, in a sentence.
category: style/unidiomatic
severity: minor
sources: ["The style guide, grammar or study these rules rest on"]
rules:
  press-service:
    pattern: "the press service of"
    message: An English desk writes press office.
    why: Why the wording gives a translation away.
    fix: the press office of
    flags:
      - "That was confirmed by [[the press service of]] the plant. => That was confirmed by the press office of the plant."
    allows:
      - The press office of the plant confirmed it.
"""


@command.command("new")
@click.argument("path", type=click.Path())
def new(path: str) -> int:
    """Begin a pack at PATH with one working rule to change."""
    if Path(path).exists():
        raise ConfigError("is already there", source=path)
    stem = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in Path(path).stem.lower()).strip("-") or "house"
    name = stem if stem[0].isalpha() else f"house-{stem}"
    write_atomically(path, _DRAFT.format(name=name).encode())
    click.echo(f"wrote {path}; hold it to its examples with: auditor rules test {path}")
    return CLEAN
