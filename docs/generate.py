"""Writes docs/rules (a page for every pack, a section for every rule) and docs/cli.md from the rules and commands themselves.

python docs/generate.py            # write
python docs/generate.py --check    # exit with 1 and name the pages that are out of date
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from auditor.cli.main import COMMANDS, auditor  # noqa: E402
from auditor.rulebook.loader import Pack  # noqa: E402
from auditor.rulebook.packs import parse_packs, shipped_packs  # noqa: E402
from auditor.rulebook.rule import Rule  # noqa: E402

MADE = "<!-- Made by docs/generate.py; change the rules or commands, not this page. -->\n"


def rule_section(rule: Rule) -> str:
    """The section of one rule."""
    lines = [f"## {rule.id.rsplit('.', 1)[-1]}", "", f"**{rule.message}**", "", f"{rule.why}", ""]
    facts = [f"`{rule.id}`", rule.severity.value, rule.category.value]
    if rule.verify:
        facts.append("a proposal: silent until the judge accepts its fix")
    if rule.preview:
        facts.append("on trial")
    lines += [" · ".join(facts), ""]
    lines += ["Looks for:", "", "```", *(rule.pattern_texts or (rule.regex or "",)), "```", ""]
    for example in rule.flags:
        marked = f"{example.text[: example.start]}**{example.text[example.start : example.end]}**{example.text[example.end :]}"
        lines += [f"* {marked}  ", f"  → {example.corrected}"]
    lines += ["", "Leaves alone: " + " / ".join(f"*{text}*" for text in rule.allows), "", f"Sources: {'; '.join(rule.sources)}", ""]
    return "\n".join(lines)


def pack_page(pack: Pack) -> str:
    """The page of a pack."""
    languages = sorted({language for rule in pack.rules for language in rule.source_languages})
    typical = f" Typical of copy translated from: {', '.join(languages)}." if languages else ""
    proposals = sum(rule.verify for rule in pack.rules)
    head = [f"# {pack.name}", "", MADE, f"{pack.about}{typical} {len(pack.rules)} rules, {proposals} of them proposals.", ""]
    return "\n".join([*head, *(rule_section(rule) for rule in pack.rules)])


def cli_page() -> str:
    """The help of every command."""
    lines = ["# Commands", "", MADE]
    for name, command in commands():
        context = click.Context(command, info_name=name, max_content_width=110)
        lines += [f"## {name}", "", "```", command.get_help(context), "```", ""]
    return "\n".join(lines)


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name."""
    yield "auditor", auditor
    for name in COMMANDS:
        command = auditor.get_command(click.Context(auditor), name)
        if command is None:
            continue
        yield f"auditor {name}", command
        if isinstance(command, click.Group):
            for inner, each in sorted(command.commands.items()):
                yield f"auditor {name} {inner}", each


def pages() -> dict[Path, str]:
    """Every generated page by its path."""
    packs = sorted(parse_packs(shipped_packs("en")), key=lambda pack: pack.name)
    folder = ROOT / "docs" / "rules"
    index = ["# Rules", "", MADE, "| pack | rules | what it is for |", "|---|---|---|"]
    index += [f"| [{pack.name}]({pack.name}.md) | {len(pack.rules)} | {pack.about} |" for pack in packs]
    made = {folder / f"{pack.name}.md": pack_page(pack) for pack in packs}
    return {**made, folder / "README.md": "\n".join(index) + "\n", ROOT / "docs" / "cli.md": cli_page()}


def main() -> int:
    """Writes or checks."""
    wanted = pages()
    stale = sorted(set((ROOT / "docs" / "rules").glob("*.md")) - set(wanted))
    if "--check" in sys.argv[1:]:
        wrong = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text] + stale
        for path in wrong:
            print(f"{path.relative_to(ROOT)} is out of date; run: python docs/generate.py")
        return 1 if wrong else 0
    for path in stale:
        path.unlink()
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    print(f"wrote {len(wanted)} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
