"""The commands about records as a whole: tree, lanes, names, the bin, cutting out, copying."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()

Course = Annotated[str, typer.Argument(help="A record, by path or name; or a scenario, for its historical line.")]
Plain = Annotated[bool, typer.Option("--plain", help="Plain lines, for screen readers and for files.")]


@app.command()
def branches(
    issue: Annotated[str, typer.Option(help="Also where this issue stood in each of them, sitting by sitting.")] = "",
    more: Annotated[bool, typer.Option("--more", help="Also what history did after those under way left it.")] = False,
    plain: Plain = False,
) -> None:
    """Show which kept course left which, and where."""
    from game.text import keeping

    raise typer.Exit(keeping.tree(issue, more=more, plain=plain))


@app.command()
def lanes(
    course: Course,
    beside: Annotated[str | None, typer.Argument(help="Another course; without it the one it left.")] = None,
    more: Annotated[bool, typer.Option("--more", help="Also what the other course did after they parted.")] = False,
    plain: Plain = False,
) -> None:
    """Show where each issue stood in a course, sitting by sitting, beside the course it left."""
    from game.text import keeping

    raise typer.Exit(keeping.show(course, beside, more=more, plain=plain))


Record = Annotated[str, typer.Argument(help="A record: its file, or the name it was given.")]


@app.command()
def rename(record: Record, name: Annotated[str, typer.Argument(help="What it is to be called.")]) -> None:
    """Give a record another name."""
    from game.text import keeping

    raise typer.Exit(keeping.rename(record, name))


@app.command()
def keep(file: Annotated[Path, typer.Argument(help="A record that was sent to you.")]) -> None:
    """Put a record that was sent to you among your own."""
    from game.text import keeping

    raise typer.Exit(keeping.keep(file))


@app.command()
def delete(record: Record) -> None:
    """Put a record into the bin."""
    from game.text import keeping

    raise typer.Exit(keeping.delete(record))


@app.command()
def restore(record: Record) -> None:
    """Bring a record back from the bin."""
    from game.text import keeping

    raise typer.Exit(keeping.restore(record))


@app.command(name="bin")
def bin_(
    empty: Annotated[bool, typer.Option("--empty", help="Delete for good what lies in it.")] = False,
    plain: Plain = False,
) -> None:
    """List the records that were deleted and can be brought back."""
    from game.text import keeping

    raise typer.Exit(keeping.empty() if empty else keeping.bin_page(plain=plain))


@app.command()
def cut(
    course: Course,
    first: Annotated[int, typer.Option("--from", min=1, help="The first act of the stretch.")],
    last: Annotated[int | None, typer.Option("--to", min=1, help="The last act; without it the end.")] = None,
    name: Annotated[str, typer.Option(help="What the stretch is called; without it, when it was.")] = "",
    out: Annotated[Path | None, typer.Option(help="The file, or a folder; without it the folder you are in.")] = None,
) -> None:
    """Cut a stretch out of a course as one small file that opens like any record."""
    from game.text import keeping

    raise typer.Exit(keeping.cut(course, first, last, name=name, out=out))


@app.command()
def copy(course: Course, out: Annotated[Path, typer.Argument(help="The file, or a folder.")]) -> None:
    """Copy a record, or history's line, to one small file that opens elsewhere."""
    from game.text import keeping

    raise typer.Exit(keeping.send(course, out))
