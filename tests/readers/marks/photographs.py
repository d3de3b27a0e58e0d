"""Photographs of our own forms, filled in and spoilt as people and cameras do; by a seed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

from prongsai.core.surveys.paper_layout import RADIUS, WIDTH, Bubble, PaperLayout

PENS = {"blue": (35, 60, 165), "light blue": (70, 105, 205), "black": (35, 35, 40),
        "pencil": (95, 95, 98), "red": (190, 30, 40)}  # fmt: skip
STYLES = ("fill", "cross", "tick", "scribble")
DOUBLE = "double"


@dataclass
class Photograph:
    """A photograph of one leaf and what the person meant: an option, ``None``, or DOUBLE.

    ``hard`` are the answers that were changed, erased or doubled, or marked beside the circle.
    """

    content: bytes
    leaf: int
    meant: dict[str, str | None]
    hard: set[str]
    conditions: dict[str, Any] = field(default_factory=dict)


class Photographer:
    """Fills in and photographs leaves; the same seed makes the same photographs."""

    def __init__(self, seed: int, pdf: bytes, layout: PaperLayout) -> None:
        self.random = np.random.default_rng(seed)
        self.pdf, self.layout = pypdfium2.PdfDocument(pdf), layout

    def photograph(self, leaf: int, page: int | None = None, **wanted: Any) -> Photograph:
        """A photograph of a leaf; ``wanted`` conditions are not left to chance."""
        seen = self._conditions() | wanted
        dots = seen["dots"]
        page = leaf - 1 if page is None else page
        picture = self.pdf[page].render(scale=dots / 72).to_pil().convert("RGB")
        meant, hard = self._fill_in(picture, leaf, seen)
        if seen["fold"]:
            self._fold(picture, seen)
        points = self._held(picture, seen)
        points = self._lit(points, seen)
        return Photograph(self._kept(points, seen), leaf, meant, hard, seen)

    def _conditions(self) -> dict[str, Any]:
        some = self.random
        return {
            "dots": int(some.choice([150, 170, 200, 240, 300])),
            "turn": float(some.choice([0, 0, 0, 180, 90, 270]) + some.normal(0, 3)),
            "tilt": float(some.choice([0.0, 0.03, 0.06, 0.09])),
            "curl": float(some.choice([0.0, 0.0, 0.006, 0.012])),
            "shadow": str(some.choice(["none", "soft", "edge", "gradient"])),
            "fold": str(some.choice(["", "", "across", "down"])),
            "noise": float(some.choice([2, 5, 9, 14])),
            "blur": float(some.choice([0.0, 0.6, 1.0, 1.4])),
            "quality": int(some.choice([45, 60, 75, 90])),
            "pen": str(some.choice(list(PENS))),
            "style": str(some.choice(STYLES)),
        }

    # ---- what the person did

    def _fill_in(
        self, picture: Image.Image, leaf: int, seen: Mapping[str, Any]
    ) -> tuple[dict[str, str | None], set[str]]:
        meant: dict[str, str | None] = {}
        hard: set[str] = set()
        self.brush = ImageDraw.Draw(picture)
        self.scale = picture.width / WIDTH
        for code, bubbles in self.layout.on(leaf).items():
            chosen = bubbles[self.random.integers(len(bubbles))]
            other = next((one for one in bubbles if one is not chosen), chosen)
            what = self.random.random()
            style = seen["style"] if self.random.random() < 0.8 else str(self.random.choice(STYLES))
            meant[code] = chosen.option
            if what < 0.06:
                meant[code] = None
            elif what < 0.09:
                hard.add(code)
                meant[code] = DOUBLE
                self._mark(chosen, style, seen["pen"])
                self._mark(other, style, seen["pen"])
            elif what < 0.11:
                hard.add(code)
                self._mark(other, "fill", seen["pen"])
                self._mark(other, "strike", seen["pen"])
                self._mark(chosen, style, seen["pen"])
            elif what < 0.13:
                hard.add(code)
                self._erased(other)
                self._mark(chosen, style, seen["pen"])
            elif what < 0.14:
                hard.add(code)
                meant[code] = None
                self._erased(chosen)
            elif what < 0.15:
                hard.add(code)
                self._mark(chosen, "around", seen["pen"])
            else:
                self._mark(chosen, style, seen["pen"])
        return meant, hard

    def _mark(self, bubble: Bubble, style: str, pen: str) -> None:
        some, scale = self.random, self.scale
        x = (bubble.x + some.normal(0, 3)) * scale
        y = (bubble.y + some.normal(0, 3)) * scale
        size = RADIUS * scale * some.uniform(0.85, 1.2)
        wide = max(1, round(some.uniform(4.5, 8) * scale))
        ink = tuple(int(v) for v in np.clip(np.array(PENS[pen]) + some.normal(0, 8, 3), 0, 255))

        def line(*places: tuple[float, float]) -> None:
            points = [(x + across * size, y + down * size) for across, down in places]
            self.brush.line(points, fill=ink, width=wide, joint="curve")

        if style == "fill":
            turns = np.linspace(-0.9, 0.9, 16)
            line(*[((1 if place % 2 else -1) * np.sqrt(1 - down * down) * some.uniform(0.75, 1),
                    down) for place, down in enumerate(turns)])  # fmt: skip
            inner = size * some.uniform(0.6, 0.95)
            self.brush.ellipse((x - inner, y - inner, x + inner, y + inner), fill=ink)
        elif style == "cross":
            reach = some.uniform(0.75, 1.25)
            line((-reach, -reach * 0.9), (reach, reach))
            line((-reach, reach), (reach * 0.95, -reach))
        elif style == "tick":
            line((-0.7, -0.1), (-0.15, 0.65), (some.uniform(0.8, 1.3), -some.uniform(0.8, 1.2)))
        elif style == "scribble":
            line(*[(some.uniform(-0.85, 0.85), some.uniform(-0.85, 0.85)) for _ in range(14)])
        elif style == "strike":
            line((-1.5, -0.3), (1.5, -0.35))
            line((-1.5, 0.3), (1.5, 0.25))
        elif style == "around":
            reach = size * 1.45
            box = (x - reach, y - reach, x + reach, y + reach)
            self.brush.ellipse(box, outline=ink, width=wide)

    def _erased(self, bubble: Bubble) -> None:
        x, y, size = bubble.x * self.scale, bubble.y * self.scale, RADIUS * self.scale
        gray = int(self.random.uniform(190, 232))
        for _ in range(3):
            at = self.random.normal(0, size / 5, 2)
            box = (x + at[0] - size * 0.7, y + at[1] - size * 0.6,
                   x + at[0] + size * 0.7, y + at[1] + size * 0.6)  # fmt: skip
            self.brush.ellipse(box, fill=(gray, gray, gray))

    # ---- what became of the paper, and how it was photographed

    def _fold(self, picture: Image.Image, seen: Mapping[str, Any]) -> None:
        """A crease: a dark line, the paper behind it a little darker."""
        width, height = picture.size
        points = np.asarray(picture, np.float32).copy()
        across = seen["fold"] == "across"
        length = height if across else width
        at = int(length * self.random.uniform(0.3, 0.7))
        rows = np.arange(length, dtype=np.float32)
        lean = np.linspace(-0.01, 0.01, width if across else height) * length
        far = (rows[:, None] - at - lean[None, :]) / self.scale  # tenths of a millimetre
        dark = 1 - self.random.uniform(0.25, 0.5) * np.exp(-((far / 5) ** 2))
        behind = 1 - self.random.uniform(0.04, 0.16) / (1 + np.exp(-far / 4))
        factor = dark * behind if across else (dark * behind).T
        points *= factor[..., None]
        picture.paste(Image.fromarray(points.clip(0, 255).astype(np.uint8)))

    def _held(self, picture: Image.Image, seen: Mapping[str, Any]) -> np.ndarray:
        """The leaf on a desk, turned, tilted, and perhaps bent."""
        some, (width, height) = self.random, picture.size
        turn = np.deg2rad(seen["turn"])
        cos, sin = np.cos(turn), np.sin(turn)
        corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * (width / 2, height / 2)
        turned = corners @ np.array([[cos, sin], [-sin, cos]])
        turned *= 1 + some.uniform(-1, 1, (4, 1)) * seen["tilt"]
        turned += some.uniform(-1, 1, (4, 2)) * seen["tilt"] * width / 4
        margin = width * some.uniform(0.02, 0.08)
        low = turned.min(axis=0) - margin
        size = np.ceil(turned.max(axis=0) + margin - low).astype(int)
        there = turned - low
        source = corners + np.array([width / 2, height / 2])
        matrix = _projection(there, source)
        wave = (some.uniform(0.8, 1.6) * np.pi / height, some.uniform(0, 3))

        def paper(place: np.ndarray) -> np.ndarray:
            """Which point of the paper is seen at a place of the photograph."""
            seen_there = np.array([*place, 1]) @ matrix.T
            x, y = seen_there[:2] / seen_there[2]
            bent_x = x + np.sin(y * wave[0] + wave[1]) * seen["curl"] * width
            return np.array([bent_x, y + np.cos(x / width * np.pi) * seen["curl"] * width / 2])

        desk = tuple(int(v) for v in np.full(3, some.uniform(40, 150)) * some.uniform(0.8, 1.2, 3))
        around = round(width * 0.6)  # what is beside the paper is desk, too
        large = Image.new("RGB", (width + 2 * around, height + 2 * around), desk)
        large.paste(picture, (around, around))
        held = large.transform(
            tuple(size), Image.Transform.MESH, _mesh(size, paper, around), Image.Resampling.BILINEAR
        )
        return np.asarray(held, np.float32)

    def _lit(self, points: np.ndarray, seen: Mapping[str, Any]) -> np.ndarray:
        some, (height, width) = self.random, points.shape[:2]
        y, x = np.mgrid[0:height, 0:width].astype(np.float32) / max(width, height)
        light = np.full((height, width), some.uniform(0.75, 0.98), np.float32)
        angle = some.uniform(0, 2 * np.pi)
        along = np.cos(angle) * (x - x.mean()) + np.sin(angle) * (y - y.mean())
        if seen["shadow"] == "gradient":
            light *= 1 - some.uniform(0.2, 0.45) * (along / np.abs(along).max() + 1) / 2
        elif seen["shadow"] in ("soft", "edge"):
            sharp = 0.06 if seen["shadow"] == "soft" else some.uniform(0.002, 0.008)
            edge = some.uniform(-0.25, 0.25)
            light *= 1 - some.uniform(0.2, 0.5) / (1 + np.exp(-(along - edge) / sharp))
        warm = np.array([some.uniform(0.95, 1.03), 1.0, some.uniform(0.85, 1.05)], np.float32)
        lit: np.ndarray = points * light[..., None] * warm
        return lit

    def _kept(self, points: np.ndarray, seen: Mapping[str, Any]) -> bytes:
        grain = self.random.standard_normal(points.shape, np.float32)
        noisy = points + grain * np.float32(seen["noise"])
        picture = Image.fromarray(noisy.clip(0, 255).astype(np.uint8))
        if seen["blur"]:
            picture = picture.filter(ImageFilter.GaussianBlur(seen["blur"] * seen["dots"] / 200))
        file = BytesIO()
        picture.save(file, "JPEG", quality=seen["quality"])
        return file.getvalue()


def _projection(from_: np.ndarray, to: np.ndarray) -> np.ndarray:
    rows, values = [], []
    for (x, y), (u, v) in zip(from_, to, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return np.append(np.linalg.solve(np.array(rows), np.array(values)), 1).reshape(3, 3)


def _mesh(
    size: np.ndarray, paper: Callable[[np.ndarray], np.ndarray], around: int
) -> list[tuple[tuple[int, ...], tuple[float, ...]]]:
    """The photograph in small quadrangles, each with the four points of paper seen there."""
    across, down = (np.linspace(0, length, 25).astype(int) for length in size)
    seen = {(x, y): paper(np.array([x, y])) + around for x in across for y in down}
    return [
        (
            (left, top, right, bottom),
            (*seen[left, top], *seen[left, bottom], *seen[right, bottom], *seen[right, top]),
        )
        for left, right in pairwise(across)
        for top, bottom in pairwise(down)
    ]
