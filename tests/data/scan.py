"""Turns typeset pages into what an office scanner makes of the signed and stamped copy.

Ink first (a blue signature, a red round stamp over it and over the print), then the machine: skew, a slightly warped
sheet, blur, uneven light, a dark edge, grain, specks, JPEG. Lengths in pixels are given for 300 dpi.
"""

from __future__ import annotations

import io
import math
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from layout import Spot, font_file
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Pixels = NDArray[np.uint8]
RED, BLUE = (205, 40, 60), (30, 60, 150)
STAMP_RADIUS = 212  # 36 mm across, the size the rules give


@dataclass(frozen=True)
class Machine:
    """A way of scanning.

    Attributes:
        skew: least and most skew, degrees; the side is drawn by lot.
        light: how much darker the darkest corner is, 0..1.
        edge: whether the cover left a dark edge.
        quality: of the JPEG.
    """

    dpi: int
    skew: tuple[float, float]
    blur: float
    grain: float
    light: float
    specks: int
    edge: bool
    quality: int


OFFICE = Machine(200, (0.5, 1.2), blur=0.9, grain=4, light=0.10, specks=50, edge=True, quality=28)
FLATBED = Machine(300, (0.2, 0.6), blur=1.1, grain=2.0, light=0.03, specks=12, edge=False, quality=22)


def scanned_pages(pdf: Path, machine: Machine, spot: Spot, stamp: str) -> Iterator[Image.Image]:
    """The pages of a digital PDF as scanned: grey, but in colour where the stamp is."""
    document = pypdfium2.PdfDocument(pdf)
    for index in range(len(document)):
        chance = np.random.default_rng(zlib.crc32(f"{pdf.stem}/{index}/{machine.dpi}".encode()))
        page = document[index].render(scale=machine.dpi / 72).to_numpy()[..., 2::-1].copy()
        if index == spot.page:
            page = _sign_and_stamp(page, spot, stamp, machine.dpi, chance)
        image = Image.fromarray(_scan(page, machine, chance))
        yield image if index == spot.page else image.convert("L")


def jpeg(image: Image.Image, machine: Machine) -> bytes:
    """The page as the scanner compresses it."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=machine.quality, dpi=(machine.dpi, machine.dpi), optimize=True)
    return out.getvalue()


def image_pdf(path: Path, images: list[bytes], dpi: int) -> None:
    """Writes JPEGs as the pages of a PDF without a text layer, bytes untouched."""
    rl_config.useA85 = 0  # the default writes JPEG as ASCII, a quarter larger
    try:
        canvas = Canvas(str(path), invariant=1)
        for data in images:
            reader = ImageReader(io.BytesIO(data))
            width, height = (side * 72 / dpi for side in reader.getSize())
            canvas.setPageSize((width, height))
            canvas.drawImage(reader, 0, 0, width, height)
            canvas.showPage()
        canvas.save()
    finally:
        rl_config.useA85 = 1  # else the bytes of a notice depended on whether another was scanned before it


def _sign_and_stamp(page: Pixels, spot: Spot, text: str, dpi: int, chance: np.random.Generator) -> Pixels:
    scale, height, width = dpi / 300, *page.shape[:2]
    x, y = spot.x * dpi / 72, height - spot.y * dpi / 72
    ink = Image.new("RGB", (width, height), "white")
    pen = [
        (x + scale * (-170 + 400 * t + 25 * math.sin(40 * t)), y + scale * 65 * math.sin(17 * t) * (1 - 0.5 * t))
        for t in np.linspace(0, 1, 90)
    ]
    ImageDraw.Draw(ink).line(pen, BLUE, max(2, round(5 * scale)), joint="curve")
    stamp = draw_stamp(text, scale, chance)
    sheet = Image.new("RGB", (width, height), "white")
    # A third of the stamp lies on the signature, as the rules ask; its foot reaches the printed name.
    sheet.paste(stamp, (round(x - 205 * scale - stamp.width / 2), round(y + 15 * scale - stamp.height / 2)))
    layers = page.astype(np.float32) * (np.asarray(ink) / 255.0) * (np.asarray(sheet) / 255.0)
    return layers.clip(0, 255).astype(np.uint8)


def draw_stamp(text: str, scale: float, chance: np.random.Generator) -> Image.Image:
    radius = STAMP_RADIUS * scale
    side = round(2.1 * radius)
    middle = side / 2
    stamp = Image.new("RGB", (side, side), "white")
    draw = ImageDraw.Draw(stamp)
    for part, line in ((1.0, 9), (0.72, 4)):
        box = (middle - part * radius, middle - part * radius, middle + part * radius, middle + part * radius)
        draw.ellipse(box, outline=RED, width=max(1, round(line * scale)))
    star = [
        (
            middle + (0.38 if k % 2 == 0 else 0.16) * radius * math.sin(k * math.pi / 5),
            middle - (0.38 if k % 2 == 0 else 0.16) * radius * math.cos(k * math.pi / 5),
        )
        for k in range(10)
    ]
    draw.polygon(star, RED)
    font = ImageFont.truetype(str(font_file("Bold")), max(8, round(34 * scale)))
    cell = round(60 * scale)
    for place, letter in enumerate(text):
        angle = math.pi * 0.75 + 2 * math.pi * place / len(text)
        tile = Image.new("L", (cell, cell), 0)
        ImageDraw.Draw(tile).text((cell / 2, cell / 2), letter, 255, font, anchor="mm")
        tile = tile.rotate(-math.degrees(angle) - 90, Image.Resampling.BICUBIC)
        at = (round(middle + 0.85 * radius * math.cos(angle) - cell / 2),)
        at += (round(middle + 0.85 * radius * math.sin(angle) - cell / 2),)
        stamp.paste(RED, at, tile)
    patches = cv2.resize(chance.random((12, 12)).astype(np.float32), (side, side), interpolation=cv2.INTER_CUBIC)
    worn = 255 - (255 - np.asarray(stamp, np.float32)) * np.clip(0.65 + 0.7 * (patches - 0.3), 0.25, 1)[..., None]
    return Image.fromarray(worn.clip(0, 255).astype(np.uint8))


def _scan(page: Pixels, machine: Machine, chance: np.random.Generator) -> Pixels:
    scale, height, width = machine.dpi / 300, *page.shape[:2]
    white = (255, 255, 255)
    angle = chance.uniform(*machine.skew) * chance.choice([-1, 1])
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    image = cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=white).astype(np.float32)
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    bend = 2.0 * scale
    warped_x, warped_y = xs + bend * np.sin(ys / (190 * scale)), ys + bend * np.sin(xs / (260 * scale))
    image = cv2.remap(image, warped_x, warped_y, cv2.INTER_LINEAR, borderValue=white)
    image = cv2.GaussianBlur(image, (0, 0), max(0.4, machine.blur * scale))
    image = 35 + image * (248 - 35) / 255
    shade = 1 - machine.light * (chance.uniform(0.3, 1) * xs / width + chance.uniform(0, 0.5) * ys / height)
    image *= shade[..., None]
    if machine.edge:
        image[:, : round(width * chance.uniform(0.006, 0.014))] *= 0.35
        image[-round(height * chance.uniform(0.003, 0.008)) :] *= 0.4
    # Grain is coarser than a pixel, as after a scanner's own smoothing; finer grain only feeds the JPEG.
    image += cv2.GaussianBlur(chance.normal(0, 2.2 * machine.grain, (height, width)).astype(np.float32), (0, 0), 0.9)[
        ..., None
    ]
    for _ in range(machine.specks):
        at = (int(chance.integers(width)), int(chance.integers(height)))
        dark = float(chance.uniform(20, 110))
        cv2.circle(image, at, max(1, round(chance.choice([1, 1, 1, 2, 2, 3]) * scale)), (dark, dark, dark), -1)
    return image.clip(0, 255).astype(np.uint8)
