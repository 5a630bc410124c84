"""The pages of an image file (PNG, JPEG, TIFF) as pixels with their resolution."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image as Pillow
from PIL import ImageOps, UnidentifiedImageError

from extract.page_image import Image
from extract.sources import MAX_PAGES, Refused

# A3 at 600 dpi; a small file may unpack to more than the memory of the machine.
_MAX_PIXELS = 80_000_000
# Notices are A4: an image that does not say its resolution, or says the 72 or 96 of a screen, is taken for one.
_A4_LONG_SIDE_INCHES = 297 / 25.4
_PLAUSIBLE_DPI = range(120, 1201)
_MOST_DPI = 300

# What Pillow raises for images that are damaged or cut off.
_DAMAGED = (OSError, SyntaxError, ValueError, EOFError, Pillow.DecompressionBombError)


@dataclass(frozen=True)
class Picture:
    """One page.

    Attributes:
        pixels: grey or blue-green-red, turned as the camera noted.
        dpi: of `pixels`, at most 300.
    """

    pixels: Image
    dpi: int


def picture_pages(data: bytes) -> Iterator[Picture | None]:
    """Pages of an image file in order; None for one that cannot be decoded.

    Raises:
        Refused: image_damaged (no page can be decoded), too_many_pages, file_too_large.
    """
    with warnings.catch_warnings():
        # Pillow warns of large and of sloppy files; both are dealt with here.
        warnings.simplefilter("ignore")
        try:
            image = Pillow.open(io.BytesIO(data))
            frames = getattr(image, "n_frames", 1)
        except (UnidentifiedImageError, *_DAMAGED) as error:
            raise _damaged() from error
        if frames > MAX_PAGES:
            raise Refused("too_many_pages", f"{frames} pages, more than the limit of {MAX_PAGES}; split the file")
        if image.width * image.height > _MAX_PIXELS:
            raise Refused(
                "file_too_large",
                f"{image.width} x {image.height} pixels are more than a page at 600 dpi; scan it at 300 dpi",
            )
        decoded = 0
        for index in range(frames):
            try:
                image.seek(index)
                picture = _picture(image)
            except _DAMAGED as error:
                if index == frames - 1 and not decoded:
                    raise _damaged() from error
                yield None
                continue
            decoded += 1
            yield picture


def _damaged() -> Refused:
    return Refused("image_damaged", "the image is damaged or cut off; scan it again")


def _picture(image: Pillow.Image) -> Picture:
    dpi = _dpi(image)
    frame = ImageOps.exif_transpose(image)
    if frame.mode in ("1", "L", "I;16", "I"):
        pixels = np.asarray(frame.convert("L"), dtype=np.uint8)
    else:
        if frame.mode in ("RGBA", "LA", "PA", "P"):
            # Transparent paper is white, not black.
            layered = frame.convert("RGBA")
            frame = Pillow.alpha_composite(Pillow.new("RGBA", layered.size, "white"), layered)
        pixels = np.asarray(cv2.cvtColor(np.asarray(frame.convert("RGB")), cv2.COLOR_RGB2BGR), dtype=np.uint8)
    if dpi > _MOST_DPI:
        scale = _MOST_DPI / dpi
        pixels = np.asarray(cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), dtype=np.uint8)
        dpi = _MOST_DPI
    return Picture(pixels, dpi)


def _dpi(image: Pillow.Image) -> int:
    said = image.info.get("dpi")
    across = round(float(said[0])) if said else 0
    if across in _PLAUSIBLE_DPI:
        return across
    return max(72, round(max(image.size) / _A4_LONG_SIDE_INCHES))
