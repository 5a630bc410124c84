"""`thongbao check`: whether this machine is ready and whether a warehouse is sound."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

from load import soundness
from load.errors import WarehouseMissingError
from load.reader import Reader

_LEAST_SPACE = 1_000_000_000  # bytes; a thousand scans with what was read from them
_PACKAGES = ("prefect", "deltalake", "duckdb", "pyarrow", "pypdfium2", "tesserocr")
_OCR_ADVICE = "sudo apt-get install tesseract-ocr-vie tesseract-ocr-script-viet"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes:
        severity: error: do not go on; warning: the program works, with the limit that `found` tells.
        found: what was found, and the next step if it is not well.
    """

    severity: Literal["ok", "warning", "error"]
    subject: str
    found: str


def check_machine() -> Iterator[Check]:
    """What the program needs to run here."""
    version = ".".join(map(str, sys.version_info[:3]))
    yield Check("ok" if sys.version_info >= (3, 11) else "error", "Python", f"{version} (3.11 or newer)")
    versions = {package: _version(package) for package in _PACKAGES}
    missing = [package for package, version in versions.items() if version is None]
    if missing:
        yield Check("error", "packages", f"missing: {', '.join(missing)}; run `make demo`")
    else:
        yield Check("ok", "packages", ", ".join(f"{package} {version}" for package, version in versions.items()))
    yield _ocr_data()
    folder = tempfile.gettempdir()
    free = shutil.disk_usage(folder).free
    yield Check("ok" if free >= _LEAST_SPACE else "warning", "temporary space", f"{free / 1e9:.1f} GB in {folder}")


def check_warehouse(path: Path, *, quick: bool) -> Iterator[Check]:
    """Whether a warehouse is as a load leaves it; see `load.soundness`."""
    try:
        reader = Reader(path)
    except WarehouseMissingError as error:
        yield Check("warning", "warehouse", str(error))
        return
    with reader:
        findings = soundness.check(reader, quick=quick)
        for finding in findings:
            yield Check(finding.severity, finding.subject, finding.message)
        if not findings:
            yield Check("ok", "warehouse", f"release {reader.release.name} of {reader.layout.root}")


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _ocr_data() -> Check:
    from extract.ocr import find_tessdata, second_model

    tessdata = find_tessdata()
    if tessdata is None:
        given = os.environ.get("TESSDATA_PREFIX")
        where = f" in TESSDATA_PREFIX={given} (unset it, or name a folder with vie.traineddata)" if given else ""
        return Check("warning", "OCR", f"no Vietnamese data{where}, scanned pages stay unread; {_OCR_ADVICE}")
    if second_model(tessdata) is None:
        return Check("warning", "OCR", f"no second model in {tessdata} to find misread digits; {_OCR_ADVICE}")
    return Check("ok", "OCR", str(tessdata))
