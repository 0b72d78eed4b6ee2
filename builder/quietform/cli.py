"""The command line: words → checked files, scored rows, finished pages. The only module that prints."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn, TextIO

import click

from quietform.blocks import read_file
from quietform.loading import NAME, load
from quietform.manifest import NAME as MANIFEST
from quietform.manifest import manifest
from quietform.model import json_schema
from quietform.problems import Place, Problem, sort
from quietform.renderer import Site, render
from quietform.responses import EngineError, Row, check_header, output_header, output_row, read_row, score_rows

FILES = click.Path(exists=True, path_type=Path)
NEW_FILE = click.Path(path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="quietform")
def main() -> None:
    """Questionnaires in YAML become private self-assessments, scored on the person's device."""


@main.command(epilog="Example: quietform check assessments")
@click.argument("paths", nargs=-1, type=FILES)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or for programs."
)
def check(paths: tuple[Path, ...], form: str) -> None:
    """Say everything that is wrong with assessment files.

    PATHS are files or folders; without any, the folder "assessments". Exit status 1 if there is an error.
    """
    loaded = [load(path.read_bytes(), _shown(path)) for path in _yaml_files(paths or (Path("assessments"),))]
    problems = sort(problem for one in loaded for problem in one.problems)
    if form == "json":
        click.echo(json.dumps([_as_json(problem) for problem in problems], indent=1, ensure_ascii=False))
    else:
        lines = {one.file: one.lines for one in loaded}
        for problem in problems:
            click.echo(_with_line(problem, lines[problem.place.file]))
        errors = sum(problem.level == "error" for problem in problems)
        click.echo(
            f"{_count(len(loaded), 'file')}, {_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}",
            err=True,
        )
    sys.exit(any(problem.level == "error" for problem in problems))


@main.command(epilog="Example: quietform score assessments/effort.yaml answers.csv -o scores.csv")
@click.argument("file", type=FILES)
@click.argument("responses", type=FILES)
@click.option("-o", "--output", type=NEW_FILE, help="The CSV file to write; without it, standard output.")
@click.option(
    "--engine", type=click.Choice(["python", "javascript"]), default="python", help="Both give the same scores."
)
def score(file: Path, responses: Path, output: Path | None, engine: str) -> None:
    """Score a CSV file of responses: one row a person, one column an item.

    The first row names the items (halves of pairs as e1.me and e1.partner); columns id, person and row are carried
    over. An empty cell is a missing answer; skipped and cannot_tell are words. A bad row is reported and left out, the
    rest is scored, and the exit status is 1.
    """
    assessment, compiled = _sound(file)
    shown = _shown(responses)
    header, body = _read_csv(responses, shown)
    problems = check_header(header, compiled, shown)
    if problems:
        _fail(problems)
    rows = [read_row(cells, line, header, compiled, shown) for line, cells in body]
    bad = [problem for row in rows if isinstance(row, list) for problem in row]
    good = [row for row in rows if isinstance(row, Row)]
    try:
        scored = list(score_rows(good, compiled, engine))
    except EngineError as error:
        raise click.ClickException(str(error)) from None
    table = [output_header(header, assessment), *(output_row(row, scores, assessment) for row, scores in scored)]
    _write_table(table, output)
    for problem in bad:
        click.echo(str(problem), err=True)
    wrong = len(rows) - len(good)
    click.echo(f"{_count(len(good), 'row')} scored, {wrong} left out", err=True)
    sys.exit(bool(bad))


@main.command(epilog="Example: quietform build assessments/*.yaml -o site")
@click.argument("files", nargs=-1, required=True, type=FILES)
@click.option("-o", "--output", type=NEW_FILE, required=True, help="The folder to write to.")
@click.option("--name", default=Site.name, show_default=True, help="The site's name, shown at the top.")
@click.option("--exit-url", default=Site.exit_url, show_default=True, help='Where "Leave now" leads.')
@click.option("--help-url", help="A page with more ways to get help.")
def build(files: tuple[Path, ...], output: Path, name: str, exit_url: str, help_url: str | None) -> None:
    """Write finished pages, one folder each, and manifest.json, without any site around them."""
    paths = list(_yaml_files(files))
    known = {path.stem for path in paths}

    def resolve(target: str) -> str | None:
        stem = target.removesuffix(".md")
        return f"../{stem}/index.html" if stem in known else None

    site = Site(name=name, exit_url=exit_url, help_url=help_url, resolve=resolve)
    written: list[str] = []
    problems: list[Problem] = []
    for path in paths:
        loaded = load(path.read_bytes(), _shown(path))
        problems += loaded.problems
        if not loaded.errors:
            page = f"{loaded.id}/index.html"
            (output / loaded.id).mkdir(parents=True, exist_ok=True)
            (output / page).write_text(render(loaded.id, *loaded.sound(), site), encoding="utf-8")
            written.append(page)
    for problem in sort(problems):
        click.echo(str(problem), err=True)
    if written:
        text = manifest((page, (output / page).read_bytes()) for page in written)
        (output / MANIFEST).write_text(text, encoding="utf-8")
    click.echo(f"{_count(len(written), 'page')} written to {output}", err=True)
    sys.exit(len(written) < len(paths))


@main.command(epilog="Example: quietform new evenings")
@click.argument("name")
def new(name: str) -> None:
    """Write assessments/NAME.yaml: a small, commented, valid assessment to start from."""
    if not NAME.fullmatch(name):
        raise click.ClickException(
            f'"{name}" cannot be an address. Use lower-case letters, digits, - and _, a letter first.'
        )
    folder = Path("assessments")
    path = (folder if folder.is_dir() else Path()) / f"{name}.yaml"
    if path.exists():
        raise click.ClickException(f"{path} is there already. Choose another name.")
    path.write_text(read_file("new.yaml"), encoding="utf-8")
    click.echo(f"{path} written. Change it, then run: quietform check {path}")


@main.command(epilog="Example: quietform schema > assessment.schema.json")
def schema() -> None:
    """Print the JSON Schema of assessment files, for editors."""
    click.echo(json.dumps(json_schema(), indent=1, ensure_ascii=False))


def _yaml_files(paths: tuple[Path, ...]) -> Iterator[Path]:
    for path in paths:
        if not path.exists():
            raise click.ClickException(f'there is no "{path}". Name a file or folder of assessments.')
        yield from sorted(path.glob("*.yaml")) if path.is_dir() else [path]


def _shown(path: Path) -> str:
    """A path as its reader would type it: relative to here where it is below."""
    absolute, here = path.absolute(), Path.cwd()
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else str(path)


def _sound(file: Path) -> tuple[Any, Any]:
    loaded = load(file.read_bytes(), _shown(file))
    if loaded.errors:
        _fail(loaded.problems)
    return loaded.sound()


def _read_csv(path: Path, shown: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header and every row that is not empty, each with its line."""
    line = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            header = [name.strip() for name in next(reader, [])]
            rows = []
            for cells in reader:
                line = reader.line_num
                if cells:
                    rows.append((line, cells))
            return header, rows
    except (UnicodeDecodeError, csv.Error) as error:
        detail = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else str(error)
        _fail([Problem(Place(shown, line), "not-csv", (("detail", detail),))])


def _fail(problems: list[Problem]) -> NoReturn:
    for problem in problems:
        click.echo(str(problem), err=True)
    sys.exit(1)


def _as_json(problem: Problem) -> dict[str, Any]:
    place = problem.place
    where = {"file": place.file, "line": place.line, "column": place.column}
    return {**where, "level": problem.level, "code": problem.code, "what": problem.what, "todo": problem.todo}


def _with_line(problem: Problem, lines: list[str]) -> str:
    """A problem, the line it is in, and a caret under its place; a long line is cut around it."""
    number = problem.place.line
    if not 0 < number <= len(lines) or not lines[number - 1].strip():
        return f"{problem}"
    line, column = lines[number - 1], problem.place.column - 1
    start = max(0, column - 60)
    part = line[start : start + 100].replace("\t", " ")
    margin = f"{number:>5} | "
    return f"{problem}\n{margin}{part}\n{' ' * (len(margin) + column - start)}^"


def _write_table(table: list[list[str]], output: Path | None) -> None:
    def write(stream: TextIO) -> None:
        csv.writer(stream, lineterminator="\n").writerows(table)

    if output is None:
        write(sys.stdout)
        return
    # Written whole or not at all: a half-written file never stands under the final name.
    partial = output.with_name(f".{output.name}.part")
    with partial.open("w", encoding="utf-8", newline="") as stream:
        write(stream)
    os.replace(partial, output)


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


if __name__ == "__main__":
    main()
