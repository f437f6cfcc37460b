"""Invariants of the house: layers, types, style, packaging, exported names, shipped documents."""

from __future__ import annotations

import configparser
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from setuptools import find_packages

import auditor
from auditor.rulebook.packs import parse_packs, shipped_packs

from .conftest import ROOT, SHARED


def tool(*command: str, cwd: Path = ROOT) -> str:
    done = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, cwd=cwd, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_types_hold_strictly() -> None:
    tool("mypy")


def test_style_holds() -> None:
    tool("ruff", "check", ".")


def test_upper_rooms_import_lower_ones_only() -> None:
    done = subprocess.run([str(Path(sys.executable).parent / "lint-imports")], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_package_is_listed_in_setup_cfg() -> None:
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg")
    listed = set(setup["options"]["packages"].split())
    found = set(find_packages(str(ROOT), include=["auditor", "auditor.*"]))
    for name in ("rules", "reports"):
        found |= {f"auditor.shipped.{name}", *(f"auditor.shipped.{name}.{inner}" for inner in find_packages(str(ROOT / name)))}
    assert listed == found


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("wheel")
    tool("pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), ".")
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        return archive.namelist()


def test_the_wheel_holds_every_rule_pack_table_and_sample(wheel: list[str]) -> None:
    tracked = subprocess.run(["git", "ls-files", "rules", "reports", "auditor"], capture_output=True, text=True, cwd=ROOT, check=True).stdout.split()
    wanted = {re.sub(r"^(rules|reports)/", r"auditor/shipped/\1/", path) for path in tracked}
    assert wanted <= set(wheel)
    assert "auditor/shipped/rules/en/compiled.rules" in wheel


def test_the_wheel_holds_no_tests_training_or_shared_data(wheel: list[str]) -> None:
    assert {name.split("/")[0].split("-")[0] for name in wheel} == {"auditor"}


def test_exported_names_are_these() -> None:
    assert sorted(auditor.__all__) == auditor.__all__
    assert all(getattr(auditor, name) is not None for name in auditor.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = auditor.Nothing


def test_a_cold_help_imports_neither_the_pipeline_nor_rich() -> None:
    code = "import sys; from auditor.cli.main import main; main(['--help']); print([name for name in ('rich', 'yaml', 're2', 'auditor.pipeline', 'torch', 'onnxruntime') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_rules_only_run_imports_no_model_runtime() -> None:
    code = (
        "import sys; from auditor.cli.main import main; main(['check', 'reports/sample/story.txt', '--output', '/dev/null']); "
        "main(['check', 'reports/sample/story.txt', '--output', '/dev/null']); print([name for name in ('torch', 'onnxruntime', 'transformers') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_schema_in_docs_is_the_published_one() -> None:
    published = SHARED / "design" / "report.schema.json"
    if not published.exists():
        pytest.skip("no ../shared beside this clone")
    assert (ROOT / "docs" / "report.schema.json").read_bytes() == published.read_bytes()


def test_readme_gives_the_two_commands_and_ci_runs_the_second() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"<!-- command \d -->\n```sh\n(.*?)\n```", readme, re.DOTALL)
    assert len(commands) == 2
    assert "pip install ." in commands[0] and "auditor check reports/sample/story.txt" in commands[0]
    assert "pytest" in commands[1]
    assert "<!-- command 2 -->" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_rule_pages_and_the_command_reference_are_up_to_date() -> None:
    done = subprocess.run([sys.executable, "docs/generate.py", "--check"], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout


def test_every_rule_has_its_section() -> None:
    for pack in parse_packs(shipped_packs("en")):
        page = (ROOT / "docs" / "rules" / f"{pack.name}.md").read_text(encoding="utf-8")
        assert all(f"`{rule.id}`" in page for rule in pack.rules)
