"""`auditor explain`: what a rule looks for, why, and its examples."""

from __future__ import annotations

import click

from auditor.cli.main import CLEAN
from auditor.cli.options import config_options, configured
from auditor.errors import ConfigError, nearest
from auditor.findings import RuleInfo, Safety
from auditor.pipeline import Auditor
from auditor.rulebook.packs import named_packs, parse_packs, shipped_packs
from auditor.rulebook.rule import Rule


@click.command("explain")
@click.argument("rule")
@click.option("--rules", multiple=True, metavar="FILE", help="A rule pack of your own, beside those in the configuration.")
@config_options
def command(rule: str, rules: tuple[str, ...], config_file: str | None, isolated: bool) -> int:
    """Say what RULE looks for and why, with examples."""
    auditor = Auditor(configured(config_file, isolated, {"rules": rules}))
    named = auditor.rulebook.named(rule)
    info = auditor.rule_info(rule)
    if info is None and named is not None:
        info = named.info
    if info is None:
        near = nearest(rule, auditor.rules)
        raise ConfigError(f"there is no rule '{rule}'" + (f"; did you mean '{near}'?" if near else "; `auditor rules list` shows them all"))
    full = full_rule(info.id, auditor) if named is not None else None
    click.echo("\n".join(explained(info, full)))
    return CLEAN


def full_rule(identifier: str, auditor: Auditor) -> Rule | None:
    """The rule with its examples, which the compiled form leaves out."""
    files = shipped_packs("en") + named_packs(auditor.config.rules)
    return next((rule for pack in parse_packs(files) for rule in pack.rules if rule.id == identifier), None)


def explained(info: RuleInfo, rule: Rule | None) -> list[str]:
    """The lines of an explanation."""
    lines = [info.id, f"  {info.severity.value}, {info.category.value}, found by {info.origin.value}", "", f"  {info.message}", f"  Why: {info.why}"]
    if info.source_languages:
        lines.append(f"  Typical of copy translated from: {', '.join(info.source_languages)}")
    if rule is not None:
        lines += [f"  Deprecated: {rule.deprecated}"] if rule.deprecated else []
        if rule.verify:
            lines.append("  A proposal: silent until a judge accepts its fix.")
        lines += [f"  Pattern: {text}" for text in rule.pattern_texts] or ([f"  Regex: {rule.regex}"] if rule.regex else [])
        lines += [f"  Not where: {text}" for text in rule.exception_texts]
        lines += [f"  Writes instead: {fix.text or '(nothing)'}{' (safe)' if fix.safety is Safety.SAFE else ''}" for fix in rule.fixes]
        lines += [f"  Only in: {', '.join(rule.zones)}"] if rule.zones else []
        lines += [f"  In direct speech: {rule.quotes}"] if rule.quotes != "any" else []
        lines += ["", "  Finds:"]
        for example in rule.flags:
            lines += [f"    {example.text[: example.start]}[[{example.text[example.start : example.end]}]]{example.text[example.end :]}", f"    → {example.corrected}"]
        lines += ["  Leaves alone:", *(f"    {text}" for text in rule.allows), f"  From {rule.path}:{rule.line}"]
    if info.sources:
        lines.append(f"  Sources: {'; '.join(info.sources)}")
    return lines
