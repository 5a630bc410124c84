"""Three ways in which paper reaches an archive: a flatbed scan, an office copier, a fax.

All give 300 dpi, and each says where a point of the sheet ends up, so that the places of words stay known.
Lengths in pixels.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

DPI = 300
Pixels = NDArray[np.uint8]
Place = Callable[[float, float], tuple[float, float]]
_FAX = (204 / DPI, 196 / DPI)
_BLUE = (30, 60, 150)


@dataclass(frozen=True)
class Machine:
    """A way of scanning.

    Attributes:
        skew: most degrees to either side.
        warp: how far the sheet is bent.
        inks: grey of black and of white print.
        light: how much darker the darkest corner is, 0..1.
        shine: how much of the back of the sheet shows through, 0..1.
        specks: spots of dust on a page.
        bits: 1 = black and white in the grid of a fax, 8 = greys.
        quality: of the JPEG.
    """

    skew: float
    warp: float
    blur: float
    inks: tuple[int, int]
    noise: float
    light: float
    shine: float
    specks: int
    edge: bool
    bits: int
    quality: int


LEVELS = {
    "clean": Machine(0.0, 0.0, 0.5, (8, 250), 0, 0.0, 0.0, 0, False, 8, 90),
    "office": Machine(1.5, 2.0, 1.0, (45, 238), 9, 0.16, 0.07, 60, True, 8, 60),
    "fax": Machine(1.5, 2.2, 1.4, (55, 228), 14, 0.18, 0.0, 300, True, 1, 0),
}


def sign_and_stamp(page: Pixels, stamp: Image.Image, x: float, y: float) -> Pixels:
    """A blue signature and a stamp over the print of a page in red, green, blue; `x`, `y` is the stamp's middle."""
    height, width = page.shape[:2]
    ink = Image.new("RGB", (width, height), "white")
    pen = [
        (x + 120 + 400 * t + 25 * math.sin(40 * t), y + 65 * math.sin(17 * t) * (1 - 0.5 * t))
        for t in np.linspace(0, 1, 90)
    ]
    ImageDraw.Draw(ink).line(pen, _BLUE, 5, joint="curve")
    sheet = Image.new("RGB", (width, height), "white")
    sheet.paste(stamp, (round(x - stamp.width / 2), round(y - stamp.height / 2)))
    layers = page.astype(np.float32) * (np.asarray(ink) / 255.0) * (np.asarray(sheet) / 255.0)
    return layers.clip(0, 255).astype(np.uint8)


def scan(page: Pixels, back: Pixels, machine: Machine, chance: np.random.Generator) -> tuple[Pixels, Place]:
    """The page as scanned, and where its points are then.

    Args:
        page: grey or three channels.
        back: grey, what is printed on the other side.
    """
    height, width = page.shape[:2]
    image, place = page.astype(np.float32), _stay
    if machine.shine:
        seen = machine.shine * cv2.GaussianBlur(255.0 - back[:, ::-1].astype(np.float32), (0, 0), 2.5)
        image -= seen if image.ndim == 2 else seen[..., None]
    if machine.skew:
        image, place = _laid_askew(image, machine, chance)
    image = cv2.GaussianBlur(image, (0, 0), machine.blur)
    black, white = machine.inks
    image = black + image * ((white - black) / 255)
    if machine.light:
        shade = _shade(height, width, machine.light, chance)
        image *= shade if image.ndim == 2 else shade[..., None]
    if machine.edge:
        image[:, : int(width * chance.uniform(0.006, 0.014))] *= 0.35
        image[-int(height * chance.uniform(0.003, 0.008)) :] *= 0.4
    if machine.noise:
        image += chance.normal(0, machine.noise, image.shape).astype(np.float32)
    for _ in range(machine.specks):
        at = (int(chance.integers(width)), int(chance.integers(height)))
        dark = float(chance.uniform(20, 110))
        cv2.circle(image, at, int(chance.choice([1, 1, 1, 2, 2, 3])), (dark, dark, dark), -1)
    scanned = image.clip(0, 255).astype(np.uint8)
    return (_faxed(scanned, chance) if machine.bits == 1 else scanned), place


def _stay(x: float, y: float) -> tuple[float, float]:
    return x, y


def _laid_askew(
    image: NDArray[np.float32], machine: Machine, chance: np.random.Generator
) -> tuple[NDArray[np.float32], Place]:
    height, width = image.shape[:2]
    white = (255.0, 255.0, 255.0)
    angle = chance.uniform(0.2 * machine.skew, machine.skew) * chance.choice([-1, 1])
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    turned = cv2.warpAffine(image, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=white)
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    bend = machine.warp
    bent = cv2.remap(
        turned, xs + bend * np.sin(ys / 190), ys + bend * np.sin(xs / 260), cv2.INTER_LINEAR, borderValue=white
    )

    def place(x: float, y: float) -> tuple[float, float]:
        across, down = turn @ np.array([x, y, 1.0])
        # The bend is small: its inverse is its opposite, to a fraction of a pixel.
        return across - bend * math.sin(down / 190), down - bend * math.sin(across / 260)

    return np.asarray(bent, dtype=np.float32), place


def _shade(height: int, width: int, light: float, chance: np.random.Generator) -> NDArray[np.float32]:
    """How bright the lamp is, 0..1, darker towards one side and around one spot."""
    ys, xs = np.mgrid[0 : height // 8 + 1, 0 : width // 8 + 1].astype(np.float32)
    across, down = xs * 8 / width, ys * 8 / height
    shade = 1 - light * (chance.uniform(0.3, 1) * across + chance.uniform(0, 0.5) * down)
    x, y = chance.uniform(0, 1, 2)
    shade -= 0.5 * light * np.exp(-(((across - x) / 0.3) ** 2 + ((down - y) / 0.3) ** 2))
    return np.asarray(cv2.resize(shade.astype(np.float32), (width, height)), dtype=np.float32)


def _faxed(page: Pixels, chance: np.random.Generator) -> Pixels:
    """Black and white at 204 x 196 dpi with worn strokes and flipped dots, shown at 300 dpi as receivers do."""
    grey = page if page.ndim == 2 else cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, None, fx=_FAX[0], fy=_FAX[1], interpolation=cv2.INTER_AREA).astype(np.float32)
    paper = cv2.GaussianBlur(small, (0, 0), 25)
    # The threshold wanders, so that strokes break in some places and run together in others.
    rough = chance.normal(0, 1, (small.shape[0] // 12 + 1, small.shape[1] // 12 + 1)).astype(np.float32)
    rough = cv2.resize(rough, (small.shape[1], small.shape[0]), interpolation=cv2.INTER_CUBIC)
    ink = small < paper * 0.79 + 6 * rough + chance.normal(0, 4, small.shape)
    flipped = chance.random(ink.shape) < 0.0015
    bits = np.where(ink ^ flipped, 0, 255).astype(np.uint8)
    shown = cv2.resize(bits, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.where(shown < 128, 0, 255).astype(np.uint8)
