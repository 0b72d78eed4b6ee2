"""The command line: words → checked files, scored rows, finished pages. The only module that prints."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NoReturn

import click

from quietform import batch
from quietform.blocks import read_file
from quietform.building import SameNameError, build_folder, read_sources
from quietform.checking import check_all
from quietform.exits import doubted, refused
from quietform.files import (
    PASSED_OVER,
    NoFilesError,
    beside,
    default_paths,
    load_assessment,
    split_pages,
    translated_pages,
    yaml_files,
)
from quietform.gallery import gallery
from quietform.interface import languages
from quietform.lint import RULES_FILE, record_versions
from quietform.loading import NAME
from quietform.missing_words import problems as lacks
from quietform.model import json_schema
from quietform.problems import Problem, count
from quietform.site import Site
from quietform.starting import CannotStartError, bundle
from quietform.told import as_typed
from quietform.translation.overlay import LANGUAGE, language_of
from quietform.translation.refresh import NoSourceError, translate

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FILES = click.Path(exists=True, path_type=Path)
FORMAT = click.Choice(list(batch.FORMATS))
NEW_FOLDER = click.Path(file_okay=False, path_type=Path)


class _Commands(click.Group):
    """Says in one line where the system refuses to read or write: that is no fault of the program."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.filename is None:
                raise  # a closed pipe, which click ends quietly
            place = f"{error.filename}: {error.strerror}."
            raise click.ClickException(f"{place} Name a place that can be written.") from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="quietform")
def main() -> None:
    """Questionnaires in YAML become private self-assessments, scored on the person's device."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@main.command(epilog="Example: quietform check assessments")
@click.argument("paths", nargs=-1, type=FILES)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or for programs."
)
@click.option("--explain", "explained", is_flag=True, help="Also say in words how each score is computed.")
@click.option("--record", is_flag=True, help="First write down what new versions score, in assessments/versions.json.")
def check(paths: tuple[Path, ...], form: str, explained: bool, record: bool) -> None:
    """Say everything that is wrong with assessment files, lists of help and, by a site's rules of wording, its texts.

    PATHS are files or folders; without any, the folders "assessments" and, where there is one, "content/help". A list
    of help is of one country, and its name says which, such as GB.yaml. Where there is a file wording.yaml, the wording
    of assessments, help and Markdown pages is checked too. Exit status 1 if there is an error.
    """
    if explained and form == "json":
        raise click.UsageError("--explain is text for people; leave out --format json.")
    if not Path(RULES_FILE).is_file() and (record or any(path.suffix == ".md" for path in paths)):
        raise click.UsageError(f'pages and versions are checked where there is a file "{RULES_FILE}".')
    if record:
        _say(f"{record_versions(Path())} written")
    named, pages = split_pages(paths) if Path(RULES_FILE).is_file() else (list(paths), [])
    translated = () if paths else translated_pages()
    checked = check_all(_files(named or (() if pages else default_paths())), translated, pages, whole=not paths)
    if form == "json":
        click.echo(checked.as_json())
    else:
        click.echo(checked.as_text(explained), nl=False)
        click.echo(checked.counted(), err=True)
    sys.exit(int(checked.failed))


@main.command(epilog="Example: quietform score assessments/effort.yaml answers.csv -o scores.csv")
@click.argument("file", type=FILE)
@click.argument("responses", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True),
    default="-",
    help="The file to write; without it, or as -, standard output.",
)
@click.option("--from", "read", type=FORMAT, help="How RESPONSES are written, where the name does not say it.")
@click.option("--to", "write", type=FORMAT, help="How scores are written, where the name does not say it.")
@click.option(
    "--engine", type=click.Choice(["python", "javascript"]), default="python", help="Both give the same scores."
)
def score(file: Path, responses: str, output: str, read: str | None, write: str | None, engine: str) -> None:
    """Score a file of responses: one row a person, one column an item. As -, RESPONSES is standard input.

    CSV, JSON Lines (.jsonl, .ndjson) and Parquet are read and written, as the names end. The first row of CSV names
    the items (halves of pairs as e1.me and e1.partner); columns id, person and row are carried over. An empty cell or
    null is a missing answer; skipped and cannot_tell are words.

    \b
    JSON Lines hold one object a person; a key that is left out is a missing answer:
      {"id": 7, "e1.me": 3, "e1.partner": "skipped"}
    and come back with the score as it is shown and as a fraction, or the reason:
      {"line": 1, "id": 7, "scales": {"effort": {"score": 2.5, "exact": "5/2",
       "answered": 6, "needed": 4, "band": "some", "reason": null}}}

    A bad row is reported and left out, the rest is scored, and the exit status is 1. The output is there whole or not
    at all.
    """
    if output != "-" and Path(output).resolve() in (file.resolve(), Path(responses).resolve()):
        raise click.ClickException(f"{Path(output)} is read, so it cannot be written. Name another file.")
    assessment, compiled = _sound(file)
    shown = "-" if responses == "-" else as_typed(Path(responses))
    try:
        with ExitStack() as stack:
            stack.enter_context(batch.stoppable())
            formats = batch.format_of(responses, read, "--from"), batch.format_of(output, write, "--to")
            stream: Any = stack.enter_context(click.open_file(responses, "rb"))
            job = batch.Job(stream, shown, *formats, engine)
            source = batch.opened(job, compiled)
            written = stack.enter_context(batch.standard_output() if output == "-" else batch.whole(Path(output)))
            progress = stack.enter_context(_progress(source.size, output))
            report = batch.score(job, source, assessment, compiled, written, progress=progress)
    except batch.UnreadableError as error:
        _fail(error.problems)
    except batch.BatchError as error:
        raise click.ClickException(str(error)) from None
    except batch.Stopped as stopped:
        left = "the output is not whole" if output == "-" else f"{output} is not written"
        click.echo(f"Error: stopped by {stopped}; {left}.", err=True)
        sys.exit(128 + stopped.number)
    for problem in report.problems:
        click.echo(str(problem), err=True)
    click.echo(f"{count(report.rows, 'row')} scored, {report.left_out} left out", err=True)
    sys.exit(int(bool(report.left_out)))


@main.command(epilog="Example: quietform build assessments/*.yaml -o site")
@click.argument("files", nargs=-1, required=True, type=FILES)
@click.option("-o", "--output", type=NEW_FOLDER, required=True, help="The folder to write to.")
@click.option("--name", default=Site.name, show_default=True, help="The site's name, shown at the top.")
@click.option(
    "--exit-url",
    default=Site.exit_url,
    show_default=True,
    callback=lambda _context, _option, value: _exit(value),
    help='Where "Leave now" leads: a neutral page of another host.',
)
@click.option("--help-url", help="A page with more ways to get help.")
@click.option(
    "--language",
    type=click.Choice(languages()),
    default=Site.language,
    show_default=True,
    help="What the pages say themselves; and assessments that have a translation beside them, such as NAME.es.yaml.",
)
@click.option("--safety", type=FILE, help="The safety check; without it, the one in the folder of FILES.")
@click.option(
    "--check/--no-check", "check_page", default=True, help="Also the page check/, which scores results again."
)
def build(
    files: tuple[Path, ...],
    output: Path,
    name: str,
    exit_url: str,
    help_url: str | None,
    language: str,
    safety: Path | None,
    check_page: bool,
) -> None:
    """Write finished pages, one folder each, and manifest.json, without any site around them.

    An assessment holds the safety check of its site, an assessment with kind: safety, unless it says why not. Lists of
    help, such as GB.yaml, are no pages: they stand on each page.
    """
    if wrong := [problem for problem in lacks(language) if problem.level == "error"]:
        _fail(wrong)
    try:
        sources = read_sources([path for path in _files(files) if not language_of(path)], safety, language)
    except SameNameError as error:
        raise click.ClickException(str(error)) from None
    site = Site(name, exit_url, help_url=help_url, language=language)
    for problem in build_folder(sources, output, site, check_page, _say):
        _say(str(problem))
    _say(f"{count(len(sources.sound), 'page')} written to {output}")
    sys.exit(int(sources.left_out))


@main.command(epilog="Example: quietform new evenings")
@click.argument("name")
@click.option("--types", is_flag=True, help="Write examples of every item type instead, to build and to try.")
@click.option("--parts", help="Write a bundle of these assessments instead, such as readiness,signs.")
def new(name: str, types: bool, parts: str | None) -> None:
    """Write assessments/NAME.yaml: a small, commented, valid assessment to start from."""
    if types and parts:
        raise click.UsageError("--types and --parts are two files; give one of them.")
    if not NAME.fullmatch(name):
        hint = "Use lower-case letters, digits, - and _, a letter first."
        raise click.ClickException(f'"{name}" cannot be an address. {hint}')
    folder = Path("assessments")
    path = (folder if folder.is_dir() else Path()) / f"{name}.yaml"
    if path.exists():
        raise click.ClickException(f"{path} is there already. Choose another name.")
    text = gallery() if types else _bundle(path, parts) if parts else read_file("new.yaml")
    path.write_text(text, encoding="utf-8")
    click.echo(f"{path} written. Change it, then run: quietform check {path}")


@main.command("translate", epilog="Example: quietform translate readiness es")
@click.argument("name")
@click.argument("language", callback=lambda _context, _option, value: _language(value))
@click.option("--reviewed", is_flag=True, help="Take every translation as one of the text that is there today.")
@click.option("--drop", is_flag=True, help="Leave out translations of texts that are there no more.")
def translate_(name: str, language: str, reviewed: bool, drop: bool) -> None:
    """Write what is to be translated of an assessment or a page.

    For an assessment that is assessments/NAME.es.yaml, for a page content/NAME.es.md. Run it again after a change of
    the source: what is translated stays, what is new is added, and what has changed is marked.
    """
    try:
        written = translate(name, language, reviewed=reviewed, drop=drop)
    except NoSourceError as error:
        raise click.ClickException(f"{error} Name an assessment or a page.") from None
    for problem in written.problems:
        _say(str(problem))
    if not written.said:
        sys.exit(1)
    _say(written.said)


@main.command(epilog="Example: quietform schema > assessment.schema.json")
def schema() -> None:
    """Print the JSON Schema of assessment files, for editors."""
    click.echo(json.dumps(json_schema(), indent=1, ensure_ascii=False))


def _files(paths: Iterable[Path]) -> list[Path]:
    """The files that are meant; what is passed over is said."""
    try:
        return yaml_files(paths, lambda path: _say(f"{path} is passed over: {PASSED_OVER}"))
    except NoFilesError as error:
        raise click.ClickException(str(error)) from None


def _bundle(path: Path, parts: str) -> str:
    """A bundle of assessments that lie where it will."""
    try:
        return bundle(path.stem, parts.replace(",", " ").split(), beside(path, as_typed(path)))
    except CannotStartError as error:
        raise click.ClickException(str(error)) from None


def _say(text: str) -> None:
    click.echo(text, err=True)


def _language(tag: str) -> str:
    if not LANGUAGE.fullmatch(tag):
        raise click.BadParameter("write a language's tag, such as es")
    return tag


def _exit(url: str) -> str:
    if wrong := refused(url):
        raise click.BadParameter(f"it {wrong}")
    if doubt := doubted(url):
        _say(f"Warning: the exit {doubt}.")
    return url


def _sound(file: Path) -> tuple[Any, Any]:
    loaded = load_assessment(file, as_typed(file))
    if loaded.errors:
        _fail(loaded.problems)
    return loaded.sound()


def _fail(problems: list[Problem]) -> NoReturn:
    for problem in problems:
        click.echo(str(problem), err=True)
    sys.exit(1)


@contextmanager
def _progress(size: int | None, output: str) -> Iterator[Callable[[int], object]]:
    """A bar on standard error where that is a terminal; rows that go to the same terminal leave it no room."""
    if not size or not sys.stderr.isatty() or (output == "-" and sys.stdout.isatty()):
        yield lambda _size: None
        return
    with click.progressbar(length=size, label="Scoring", file=sys.stderr) as bar:
        yield bar.update


if __name__ == "__main__":
    main()
