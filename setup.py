"""Builds the compiled form of the shipped rule packs into the wheel, so that a cold start parses no YAML (everything else is in setup.cfg)."""

import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent


class BuildWithRules(build_py):
    """Adds auditor/shipped/rules/LANGUAGE/compiled.rules to what is built."""

    def run(self):
        """Builds as usual, then compiles the packs."""
        super().run()
        if getattr(self, "editable_mode", False):
            return
        sys.path.insert(0, str(ROOT))
        from auditor.rulebook.engine import Rulebook
        from auditor.rulebook.packs import COMPILED_NAME, compiled_bytes, content_hash, parse_packs, shipped_packs

        for folder in sorted(path for path in (ROOT / "rules").iterdir() if path.is_dir() and any(path.rglob("*.yaml"))):
            files = shipped_packs(folder.name, ROOT / "rules")
            rulebook = Rulebook(rule for pack in parse_packs(files) for rule in pack.rules)
            target = Path(self.build_lib) / "auditor" / "shipped" / "rules" / folder.name / COMPILED_NAME
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(compiled_bytes(rulebook, content_hash(files)))


setup(cmdclass={"build_py": BuildWithRules})
