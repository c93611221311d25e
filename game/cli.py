"""The command `which-sea`: reads the command line and calls the front end that was asked for."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Annotated

import typer

import game
from game import paths
from game.cli_records import Course, Plain
from game.cli_records import app as records

app = typer.Typer(
    name="which-sea",
    help="Which Sea? The German-Soviet talks of 1940-41, held again. Without a command: play.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(records)

Scenario = Annotated[str | None, typer.Argument(help="A scenario's name (see `scenarios`) or a path to a .yaml file.")]
Mode = Annotated[str | None, typer.Option(help="Which agenda of the scenario: its modes are listed by `scenarios`.")]
Key = Annotated[int | None, typer.Option(min=0, help="The number all chance comes from; the same key, the same talks.")]

LISTED = 6  # issues named one by one in a list of modes


def main() -> None:
    """Run the command line and leave; bad input prints its message on stderr and leaves with code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console without Cyrillic gets a question mark, not a crash
    try:
        app(prog_name="which-sea")
    except paths.BadInput as problem:
        print(problem, file=sys.stderr)
        raise SystemExit(2) from None


@app.callback(invoke_without_command=True)
def default(context: typer.Context) -> None:
    """Which Sea? The German-Soviet talks of 1940-41, held again. Without a command: play."""
    if context.invoked_subcommand is None:
        play()


@app.command()
def play(
    scenario: Scenario = None,
    size: Annotated[str | None, typer.Option(help="Window size in pixels, such as 1366x768.")] = None,
) -> None:
    """Play in a window."""
    pixels = _size(size) if size else None
    from game.ui import app as window

    raise typer.Exit(window.run(scenario, size=pixels))


@app.command()
def text(
    scenario: Scenario = None,
    mode: Mode = None,
    seat: Annotated[str | None, typer.Option(help="The delegation you take, or `both` for two people.")] = None,
    opponent: Annotated[str | None, typer.Option(help="The strategy that plays the other delegation.")] = None,
    acts: Annotated[Path | None, typer.Option(help="Read the acts from this file, one a line.")] = None,
    save: Annotated[Path | None, typer.Option(help="Resume this record, or start it if there is none.")] = None,
    plain: Plain = False,
    key: Key = None,
) -> None:
    """Play in the terminal."""
    from game.text import app as terminal

    raise typer.Exit(
        terminal.run(scenario, mode=mode, seat=seat, opponent=opponent, acts=acts, save=save, plain=plain, key=key)
    )


@app.command()
def watch(
    scenario: Annotated[str, typer.Argument(help="A scenario's name (see `scenarios`) or a path to a .yaml file.")],
    mode: Mode = None,
    strategy: Annotated[list[str] | None, typer.Option(metavar="SEAT=NAME", help="Who plays a seat.")] = None,
    plain: Plain = False,
    key: Key = None,
) -> None:
    """Let two computer delegations hold the talks, and read their minutes."""
    chosen = dict(_pair(words) for words in strategy or [])
    from game.text import watch as gallery

    raise typer.Exit(gallery.run(scenario, mode=mode, strategies=chosen, key=key, plain=plain))


@app.command()
def line(
    scenario: Annotated[str, typer.Argument(help="A scenario's name (see `scenarios`) or a path to a .yaml file.")],
    plain: Plain = False,
) -> None:
    """Print what was said in fact, act by act, with dates, comments and sources."""
    from game.text import replay as reading

    raise typer.Exit(reading.line(scenario, plain=plain))


@app.command()
def replay(
    course: Course,
    seat: Annotated[str | None, typer.Option(help="Read from this seat, or `all` once the talks are over.")] = None,
    acts: Annotated[Path | None, typer.Option(help="Read the commands from this file, one a line.")] = None,
    plain: Plain = False,
    key: Key = None,
) -> None:
    """Read a record or history act by act, and take a seat over where you like."""
    from game.text import replay as reading

    raise typer.Exit(reading.run(course, reader=seat, acts=acts, plain=plain, key=key))


@app.command()
def compare(
    one: Course,
    other: Course,
    full: Annotated[bool, typer.Option("--full", help="With the terms of every sum under every school.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write all of it with pictures to this HTML file instead.")] = None,
    pdf: Annotated[Path | None, typer.Option(help="Write all of it with pictures to this PDF file instead.")] = None,
    plain: Plain = False,
) -> None:
    """Set two courses of the same talks side by side: history, a record, another's record."""
    if html or pdf:
        from game import documents

        for file in documents.hand_out(one, other, html=html, pdf=pdf):
            print(file)
        raise typer.Exit
    from game.text import replay as reading

    raise typer.Exit(reading.compared(one, other, full=full, plain=plain))


@app.command()
def evaluate(
    course: Course,
    playouts: Annotated[int | None, typer.Option(min=2, help="Of every act, for each pair of profiles.")] = None,
    profiles: Annotated[
        str | None, typer.Option(metavar="ONE/OTHER", help="Under this pair of profiles; `all` for all by prior.")
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; without it one for each core.")] = None,
    plain: Plain = False,
) -> None:
    """Reckon what was to be expected after every act of a course, and which acts turned it."""
    from game.text import evaluate as reading

    raise typer.Exit(reading.run(course, playouts=playouts, profiles=profiles, workers=workers, plain=plain))


@app.command()
def check(files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Scenario files.")]) -> None:
    """Report every problem of scenario files at once, with file and line."""
    from game.scenario import check as checking

    raise typer.Exit(checking.run(files))


@app.command()
def schema() -> None:
    """Print the JSON Schema of scenario files, for editors that complete and check as you type."""
    from game.scenario import schema as words

    print(json.dumps(words.json_schema(), indent=2, ensure_ascii=False))


@app.command()
def scenarios() -> None:
    """List the scenarios that come with the game, and their modes."""
    from game.play import options

    for found in options.scenarios():
        print(f"{found.name}  {found.title}: {found.subtitle} (about {found.minutes} minutes)")
        for mode in found.modes:
            issues = ", ".join(mode.issues) if len(mode.issues) <= LISTED else f"{len(mode.issues)} issues"
            print(f"    {mode.id:<8} {mode.title}: {issues}")


@app.command()
def saves() -> None:
    """List the records of talks, newest first."""
    from game.play import shelf

    folder = paths.saves()
    found = shelf.saves(folder)
    for info in found:
        print(f"{info.path.name}  {info.title}  {info.saved:%Y-%m-%d %H:%M}  {info.place}")
    if not found:
        print(f"No records yet in {folder}.")


@app.command()
def export(
    save: Annotated[Path, typer.Argument(help="A record: a path, or its name in the list of `saves`.")],
    minutes: Annotated[bool, typer.Option("--minutes", help="The minutes, as Markdown.")] = False,
    treaty: Annotated[bool, typer.Option("--treaty", help="The treaty text as it stands, as Markdown.")] = False,
    seat: Annotated[
        str | None, typer.Option(help="Whose papers; without it the first delegation played by a person.")
    ] = None,
) -> None:
    """Print the minutes or the treaty text of a record."""
    if minutes == treaty:
        raise paths.BadInput("export: say either --minutes or --treaty.")
    from game.play import export as papers
    from game.play.talks import Talks

    talks = Talks.resume(save if save.exists() else paths.saves() / save)
    mine = talks.humans or [*talks.opening.players]
    if seat in talks.opening.players and seat not in mine and not talks.ended:
        raise paths.BadInput(f"--seat {seat}: until the talks have ended there are only the papers of {mine[0]}.")
    view = talks.seat(seat or mine[0]).view()
    print(papers.minutes(view) if minutes else papers.treaty(view))


@app.command()
def frontier(
    scenario: Annotated[str, typer.Argument(help="A scenario's name, a path to a .yaml file, or a record of talks.")],
    mode: Mode = None,
    profiles: Annotated[str | None, typer.Option(metavar="ONE/OTHER", help="The pair that is drawn.")] = None,
    picture: Annotated[Path | None, typer.Option(metavar="FILE", help="Draw it as a .svg or .png file.")] = None,
) -> None:
    """Print what each pair of profiles could reach together, and how near history, or the talks of a record, came."""
    from rich.console import Console

    from game import documents
    from game.analysis.bargains import bargains

    words, found = bargains.opened(scenario, mode)
    chart = bargains.chart(words, found, profiles)
    if found[0].dealt and scenario.endswith(".talks"):
        Console().print(bargains.sentences(words, found), soft_wrap=True)
    Console().print(bargains.table(words, found))
    if profiles is not None:
        Console().print("\n".join(chart.told), soft_wrap=True)
    if picture is not None:
        Console().print(f"Drawn in {documents.write_picture(chart, picture)}.", soft_wrap=True)


@app.command()
def study(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="STUDY...", help="Studies: files, folders, or names; without one, the names there are."),
    ] = None,
    playouts: Annotated[int | None, typer.Option(min=2, help="Of each course, for each pair of profiles.")] = None,
    out: Annotated[
        Path | None, typer.Option(help="A .csv or .parquet file, or a folder; batches are kept beside it (.jsonl).")
    ] = None,
    pictures: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Draw each outcome, as SVG and PNG.")] = None,
    report: Annotated[Path | None, typer.Option(metavar="FILE.md", help="Write all answers as one page.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; without it one for each core.")] = None,
    cluster: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Run on a Dask scheduler instead.")] = None,
    pairs: Annotated[bool, typer.Option("--pairs", help="Show each pair of profiles in the table too.")] = False,
) -> None:
    """Run studies: what would have been different, with its uncertainty. An interrupted one goes on where it was."""
    from game.analysis.studies import reporting, studying
    from game.documents import study_pictures

    if not files:
        print(studying.listing())
        return
    if pictures is not None:
        study_pictures.check()
    answers = []
    for answer in studying.run(files, playouts=playouts, out=out, workers=workers, address=cluster, by_pair=pairs):
        answers.append(answer)
        if pictures is not None:
            study_pictures.draw(answer.opened, answer.found, pictures)
    if report is not None:
        paths.put(report, reporting.page(answers).encode())


@app.command()
def coefficients(
    scenario: Annotated[str, typer.Argument(help="A scenario's name (see `scenarios`) or a path to a .yaml file.")],
    words: Annotated[list[str] | None, typer.Argument(metavar="WORD...", help="Only numbers with these words.")] = None,
    out: Annotated[Path | None, typer.Option(help="Write them to this CSV file instead.")] = None,
    plain: Plain = False,
) -> None:
    """List every number that decides a game, with its source or the mark that it is a judgement."""
    from game.analysis.model import listing

    listing.run(scenario, " ".join(words or ()), out=out, plain=plain)


@app.command()
def sensitivity(
    scenario: Annotated[str, typer.Argument(help="A scenario's name (see `scenarios`) or a path to a .yaml file.")],
    mode: Mode = None,
    strategy: Annotated[list[str] | None, typer.Option(metavar="SEAT=NAME", help="Who plays a seat.")] = None,
    playouts: Annotated[int, typer.Option(min=2, help="Of each setting, for each pair of profiles.")] = 300,
    out: Annotated[Path | None, typer.Option(help="The CSV file; what is finished is kept beside it (.jsonl).")] = None,
    page: Annotated[Path | None, typer.Option(help="Write the figures into this page: docs/model.md.")] = None,
    pictures: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Draw what hangs on what, as SVG and PNG.")
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; without it one for each core.")] = None,
) -> None:
    """Set every judgement a quarter lower and higher, and say which conclusions hang on which."""
    from game.analysis.model import varying
    from game.documents import study_pictures

    if pictures is not None:
        study_pictures.check()
    chosen = dict(_pair(words) for words in strategy or [])
    drawn = varying.run(scenario, mode=mode, strategies=chosen, playouts=playouts, out=out, page=page, workers=workers)
    if pictures is not None:
        for name, chart in drawn:
            study_pictures.save(chart, pictures, name)


@app.command()
def version() -> None:
    """Print the version."""
    print(game.__version__)


def _size(text: str) -> tuple[int, int]:
    """Return the width and height that a text such as "1366x768" names."""
    width, _, height = text.lower().partition("x")
    if not (width.isdigit() and height.isdigit() and int(width) and int(height)):
        raise paths.BadInput(f'--size {text}: expected width x height in pixels, such as "1366x768".')
    return int(width), int(height)


def _pair(text: str) -> tuple[str, str]:
    """Return the seat and the strategy that a text such as "soviet=boulware" names."""
    seat, _, name = text.partition("=")
    if not (seat and name):
        raise paths.BadInput(f'--strategy {text}: expected seat=strategy, such as "soviet=boulware".')
    return seat, name
