"""Numbers of assessments → seconds and megabytes of a build, beside plain mkdocs with as many Markdown pages."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.generate import assessment, markdown

NUMBERS = (1, 10, 100, 1_000)
ITEMS = 12
# The child's own time and its highest memory, whatever this process has used.
CHILD = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
done = subprocess.run(sys.argv[1:], capture_output=True, text=True)
seconds = time.perf_counter() - start
assert done.returncode == 0, done.stderr
print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024]))
"""


def write_sites(folder: Path, number: int) -> dict[str, list[str]]:
    """The files of both sites; by name, the command that builds each."""
    ours, plain = folder / "ours", folder / "plain"
    for path in (ours / "docs", ours / "assessments", plain / "docs"):
        path.mkdir(parents=True)
    for index in range(number):
        name = f"generated{index}"
        (ours / "assessments" / f"{name}.yaml").write_text(assessment(ITEMS, name), encoding="utf-8")
        (plain / "docs" / f"{name}.md").write_text(markdown(ITEMS, name), encoding="utf-8")
    for site, settings in ((ours, "theme: quietform\nplugins: [quietform]\n"), (plain, "theme: mkdocs\nplugins: []\n")):
        (site / "docs" / "index.md").write_text("# Start\n\nA site.\n", encoding="utf-8")
        (site / "mkdocs.yml").write_text(f"site_name: Trial\n{settings}", encoding="utf-8")
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file"]
    files = [str(path) for path in sorted((ours / "assessments").iterdir())]
    alone = [sys.executable, "-m", "quietform.cli", "build", *files, "-o", str(folder / "alone")]
    return {
        "ours": [*mkdocs, str(ours / "mkdocs.yml")],
        "plain": [*mkdocs, str(plain / "mkdocs.yml")],
        "alone": alone,
    }


def measure(rounds: int) -> list[dict[str, Any]]:
    """One record for each number: seconds (median) and MB (highest) of our site, plain mkdocs and no mkdocs."""
    records = []
    for number in NUMBERS:
        with tempfile.TemporaryDirectory() as folder:
            commands = write_sites(Path(folder), number)
            runs: dict[str, list[list[float]]] = {name: [] for name in commands}
            for _ in range(1 if number >= 1_000 else rounds):
                for name, command in commands.items():
                    done = subprocess.run([sys.executable, "-c", CHILD, *command], capture_output=True, text=True)
                    assert done.returncode == 0, done.stderr
                    runs[name].append(json.loads(done.stdout))
        record: dict[str, Any] = {"assessments": number}
        for name, found in runs.items():
            record[f"{name}_s"] = round(median(seconds for seconds, _ in found), 2)
            record[f"{name}_mb"] = round(max(memory for _, memory in found))
        records.append(record)
    return records
