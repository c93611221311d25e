"""Documents to print and to hand out: HTML pages, PDF files and the pictures in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from game import paths
from game.paths import BadInput

if TYPE_CHECKING:
    from game.analysis.charts import Chart
    from game.analysis.comparing.compare import Comparison

Kind = Literal["html", "pdf"]


def hand_out(one: str, other: str, *, html: Path | None = None, pdf: Path | None = None) -> list[Path]:
    """Return the files two courses a person names were written to, side by side; raises BadInput."""
    from game.analysis.comparing.compare import compare
    from game.analysis.lines import history

    found = compare(*history.courses(one, other))
    wanted: tuple[tuple[Kind, Path | None], ...] = (("html", html), ("pdf", pdf))
    return [write_comparison(found, file, kind) for kind, file in wanted if file is not None]


def write_comparison(found: Comparison, where: Path, kind: Kind) -> Path:
    """Return the file a comparison was written to: *where*, or a name made of the courses' where that is a folder.

    Raises BadInput when the libraries for documents are missing, or when the file cannot be written.
    """
    try:
        from game.documents.then_and_now import then_and_now

        document = then_and_now(found)
        if kind == "html":
            from game.documents.html import html

            made = html(document).encode()
        else:
            from game.documents.pdf import pdf

            made = pdf(document)
    except ModuleNotFoundError as missing:
        raise _missing(missing) from None
    file = where / f"{_stem(found)}.{kind}" if where.is_dir() else where
    paths.put(file, made)
    return file


def write_picture(chart: Chart, file: Path) -> Path:
    """Return the file a chart was drawn in, as its ending says; raises BadInput."""
    if file.suffix not in (".svg", ".png"):
        raise BadInput(f"{file}: a picture is a .svg or a .png file")
    try:
        from game.documents import pictures
    except ModuleNotFoundError as missing:
        raise _missing(missing) from None
    paths.put(file, pictures.svg(chart).encode() if file.suffix == ".svg" else pictures.png(chart))
    return file


def _missing(missing: ModuleNotFoundError) -> Exception:
    """Return what to say of a library that is not installed; a module of our own that is missing is a fault."""
    if (missing.name or "").startswith("game"):
        return missing
    return BadInput(
        f"documents need a library that is not installed ({missing.name}); "
        "this installs it: pip install 'which-sea[documents]'"
    )


def _stem(found: Comparison) -> str:
    """Return a name for a file that every system takes."""
    words = f"{found.one.name} beside {found.other.name}".casefold()
    return "-".join("".join(letter if letter.isalnum() else " " for letter in words).split())[:100] or "comparison"
