"""Draws a chart into a PDF as lines and letters rather than as dots."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from game.analysis.charts import Chart
from game.documents import look, pictures

CAPS = {"butt": 0, "round": 1, "projecting": 2}
HATCH = 72  # points from one tile of a hatch to the next


class Drawn(Flowable):
    """A chart as something reportlab can place on a page."""

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self._figure = pictures.figure(chart)
        width, height = self._figure.get_size_inches()
        self.width, self.height = float(width) * 72, float(height) * 72

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Return the room it needs."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it where the canvas stands."""
        self._figure.draw(_Renderer(self.canv, self.width, self.height))


class _Renderer(RendererBase):
    """What matplotlib draws with: a canvas of reportlab, in points from the lower left."""

    def __init__(self, canvas: Canvas, width: float, height: float) -> None:
        super().__init__()
        self._canvas, self._size = canvas, (width, height)
        self._faces = {str(look.face(name)): name for name in look.FACES}

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Return the size of the picture."""
        return self._size

    def flipy(self) -> bool:
        """Return whether heights are counted from above."""
        return False

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        """Draw a line, a surface or both."""
        canvas = self._canvas
        canvas.saveState()
        self._clip(gc)
        stroke = gc.get_linewidth() > 0 and gc.get_rgb()[3] > 0
        if rgbFace is not None:
            canvas.setFillColorRGB(*rgbFace[:3])
            canvas.setFillAlpha(rgbFace[3] if len(rgbFace) > 3 else 1)
        self._pen(gc)
        outline = self._outline(path, transform)
        canvas.drawPath(outline, stroke=int(stroke), fill=int(rgbFace is not None))
        if gc.get_hatch():
            self._hatch(gc, path, transform)
        canvas.restoreState()

    def draw_text(
        self, gc: GraphicsContextBase, x: float, y: float, s: str, prop: FontProperties, angle: float,
        ismath: Any = False, mtext: Any = None,  # noqa: ARG002 - what matplotlib passes
    ) -> None:  # fmt: skip
        """Set a line of letters."""
        canvas = self._canvas
        canvas.saveState()
        canvas.setFillColorRGB(*gc.get_rgb()[:3])
        canvas.setFont(self._faces[str(prop.get_file())], prop.get_size_in_points())
        canvas.translate(x, y)
        canvas.rotate(angle)
        canvas.drawString(0, 0, s)
        canvas.restoreState()

    def _clip(self, gc: GraphicsContextBase) -> None:
        box = gc.get_clip_rectangle()
        if box is not None:
            frame = self._canvas.beginPath()
            frame.rect(box.x0, box.y0, box.width, box.height)
            self._canvas.clipPath(frame, stroke=0, fill=0)

    def _pen(self, gc: GraphicsContextBase) -> None:
        """Take up the line of a drawing."""
        canvas = self._canvas
        canvas.setStrokeColorRGB(*gc.get_rgb()[:3])
        canvas.setStrokeAlpha(gc.get_rgb()[3])
        canvas.setLineWidth(gc.get_linewidth())
        canvas.setLineCap(CAPS[str(gc.get_capstyle())])
        offset, dashes = gc.get_dashes()
        if dashes is not None:
            canvas.setDash([float(one) for one in np.asarray(dashes)], float(offset or 0))

    def _outline(self, path: Path, transform: Transform) -> Any:
        """Return a path of matplotlib as one of reportlab."""
        drawn = self._canvas.beginPath()
        last = (0.0, 0.0)
        for points, code in path.iter_segments(transform, simplify=False):
            at = [float(one) for one in points]
            match code:
                case Path.MOVETO:
                    drawn.moveTo(*at)
                case Path.LINETO:
                    drawn.lineTo(*at)
                case Path.CURVE3:  # a curve of one handle is one of two
                    first = [here + (handle - here) * 2 / 3 for here, handle in zip(last, at[:2], strict=True)]
                    second = [end + (handle - end) * 2 / 3 for end, handle in zip(at[2:], at[:2], strict=True)]
                    drawn.curveTo(*first, *second, *at[2:])
                case Path.CURVE4:
                    drawn.curveTo(*at)
                case _:
                    drawn.close()
            last = (at[-2], at[-1])
        return drawn

    def _hatch(self, gc: GraphicsContextBase, path: Path, transform: Transform) -> None:
        """Fill a surface with the tiles of its hatch."""
        canvas, tile = self._canvas, gc.get_hatch_path()
        assert tile is not None
        canvas.clipPath(self._outline(path, transform), stroke=0, fill=0)
        colour = gc.get_hatch_color()
        canvas.setStrokeColorRGB(*colour[:3])
        canvas.setFillColorRGB(*colour[:3])
        canvas.setLineWidth(gc.get_hatch_linewidth())
        box = path.get_extents(transform)
        for across in np.arange(box.x0, box.x1, HATCH):
            for up in np.arange(box.y0, box.y1, HATCH):
                place = Affine2D().scale(HATCH).translate(across, up)
                canvas.drawPath(self._outline(tile, place), stroke=1, fill=1)
