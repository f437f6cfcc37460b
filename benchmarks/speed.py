"""What auditing costs: against the number of rules, against the size of the text, and beside peers on the same stories in one run.

    python benchmarks/speed.py rules             # 10, 100, 1000 rules; words per second on one core once loaded, memory, cold load
    python benchmarks/speed.py size              # one to 400 stories in one file
    python benchmarks/speed.py peers --peers DIR # DIR/bin has proselint and codespell and a python with harper-py, DIR/node_modules/.bin write-good

Rules beyond the shipped ones are made from them: the same shapes with other words of like frequency, drawn with a fixed seed.
"""

from __future__ import annotations

import argparse
import copy
import json
import os
import platform
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from stories import ROOT, stories

sys.path.insert(0, str(ROOT))

from auditor.rulebook.engine import Rulebook
from auditor.rulebook.packs import compiled_bytes, load_rulebook
from auditor.rulebook.rule import Rule
from auditor.text.analysis import Analysis
from auditor.text.document import Document

RUNS = 5


def vocabulary() -> list[str]:
    """Lower-case words by falling frequency."""
    lines = (ROOT / "auditor" / "language" / "en" / "words.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[0] for line in lines if not line.startswith("#")]


def made_rules(number: int, seed: int = 1) -> list[Rule]:
    """`number` rules: the shipped patterns first, then their shapes with other words of like frequency."""
    shipped = [rule for rule in load_rulebook("en")[0].rules if rule.patterns]
    words = vocabulary()
    rank = {word: at for at, word in enumerate(words)}
    chance = random.Random(seed)

    def swapped(node: Any) -> Any:
        if isinstance(node, list) and len(node) == 2 and node[0] == "keys":
            return ["keys", sorted({words[min(len(words) - 1, int(rank.get(word, 3000) * chance.uniform(0.8, 1.25)) + chance.randint(0, 3))] for word in node[1]})]
        return [swapped(inner) for inner in node] if isinstance(node, list | tuple) else node

    found = shipped[:number]
    while len(found) < number:
        data = copy.deepcopy(chance.choice(shipped).as_json())
        data["id"] = f"made.r{len(found)}"
        data["patterns"], data["exceptions"] = swapped(list(data["patterns"])), swapped(list(data["exceptions"]))
        data["context"] = [[], 1]
        found.append(Rule.from_json(data))
    return found


def best(run: Callable[[], object]) -> float:
    """Seconds of the median of five runs, after one warm-up."""
    run()
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        run()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def machine() -> str:
    """What this ran on."""
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {time.strftime('%Y-%m-%d')}"


def rules(_: argparse.Namespace) -> None:
    """Cost against the number of rules."""
    texts = stories(200)
    words = sum(len(text.split()) for text in texts)
    print(f"{machine()}; 200 stories, {words} words; median of {RUNS}")
    base = None
    for number in (10, 100, 1000):
        rulebook = Rulebook(made_rules(number))
        seconds = best(lambda rulebook=rulebook: [rulebook.find(Analysis(Document.of_text(text))) for text in texts])
        base = base or seconds
        hits = sum(len(rulebook.find(Analysis(Document.of_text(text)))) for text in texts)
        print(f"{number:5} rules: {words / seconds:10,.0f} words/s  {seconds / base:.2f} times the cost of 10  {hits} hits")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "compiled.rules"
        path.write_bytes(compiled_bytes(Rulebook(made_rules(1000)), "x"))
        code = (
            "import sys, time; from pathlib import Path; import auditor.rulebook.engine, auditor.rulebook.packs as packs; started = time.perf_counter(); "
            f"rulebook = packs.from_compiled(Path({str(path)!r}).read_bytes(), 'x'); print(time.perf_counter() - started)"
        )
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        loads = [float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment).stdout) for _ in range(RUNS)]
    print(f"1000 rules loaded cold from their compiled form: {1000 * statistics.median(loads):.0f} ms")
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def size(_: argparse.Namespace) -> None:
    """Cost against the size of the text."""
    print(machine())
    rulebook = load_rulebook("en")[0]
    for number in (1, 10, 100, 400):
        text = "\n".join(stories(number))
        seconds = best(lambda text=text: rulebook.find(Analysis(Document.of_text(text))))
        print(f"{len(text.split()):8} words in one file: {len(text.split()) / seconds:10,.0f} words/s")


HARPER = (
    "import sys, pathlib, harper; linter = harper.Linter(); "
    "print(sum(len(linter.lint(path.read_text(encoding='utf-8'))) for path in sorted(pathlib.Path(sys.argv[1]).glob('*.txt'))))"
)


def peers(args: argparse.Namespace) -> None:
    """Whole processes over the same 200 stories, in turn, five rounds."""
    texts = stories(200)
    words = sum(len(text.split()) for text in texts)
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"{number:03}.txt").write_text(text, encoding="utf-8")
        pack = Path(folder) / "cache"
        program = [sys.executable, "-m", "auditor", "check", folder, "--format", "jsonl", "--fail-on", "never"]
        bin_folder = args.peers / "bin"
        names = sorted(str(path) for path in Path(folder).glob("*.txt"))
        commands = {
            "auditor (shipped rules, all surface checks)": program,
            "auditor (1000 rules, no surface checks)": [sys.executable, str(Path(__file__).resolve()), "run-rules", folder],
            "proselint": [str(bin_folder / "proselint"), "check", folder],
            "harper-py": [str(bin_folder / "python"), "-c", HARPER, folder],
            "codespell": [str(bin_folder / "codespell"), folder],
            "write-good": [str(args.peers / "node_modules" / ".bin" / "write-good"), *names],
        }
        known = {name: command for name, command in commands.items() if shutil.which(command[0])}
        times: dict[str, list[float]] = {name: [] for name in known}
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "AUDITOR_CACHE_DIR": str(pack)}
        for turn in range(RUNS + 1):
            for name, command in known.items():
                started = time.perf_counter()
                subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, check=False)
                if turn:
                    times[name].append(time.perf_counter() - started)
    print(f"{machine()}; 200 files, {words} words, whole processes, median of {RUNS} rounds in turn")
    ours = statistics.median(times["auditor (1000 rules, no surface checks)"])
    for name, seconds in times.items():
        middle = statistics.median(seconds)
        print(f"{name:46} {middle:7.2f} s  {words / middle:9,.0f} words/s  {middle / ours:6.2f} times auditor's 1000 rules")


def run_rules(args: argparse.Namespace) -> None:
    """A whole process with 1000 rules, for `peers`."""
    rulebook = Rulebook(made_rules(1000))
    hits = [rulebook.find(Analysis(Document.of_text(path.read_text(encoding="utf-8")))) for path in sorted(args.folder.glob("*.txt"))]
    print(json.dumps(sum(map(len, hits))))


def main() -> None:
    """Parses the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = parser.add_subparsers(required=True)
    for name, function in (("rules", rules), ("size", size), ("peers", peers), ("run-rules", run_rules)):
        part = parts.add_parser(name)
        part.set_defaults(function=function)
        if name == "peers":
            part.add_argument("--peers", type=Path, required=True)
        if name == "run-rules":
            part.add_argument("folder", type=Path)
    args = parser.parse_args()
    args.function(args)


if __name__ == "__main__":
    main()
