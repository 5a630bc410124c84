"""Where everything lies in a warehouse folder. The only place that builds paths."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

EXTENSIONS: dict[str, str] = {
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/tiff": "tif",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths below one warehouse folder (absolute)."""

    root: Path

    @classmethod
    def at(cls, path: Path | str) -> Layout:
        return cls(Path(path).absolute())

    @property
    def current(self) -> Path:
        return self.root / "current"

    @property
    def releases(self) -> Path:
        return self.root / "releases"

    @property
    def lake(self) -> Path:
        return self.root / "lake"

    @property
    def raw(self) -> Path:
        return self.root / "raw"

    @property
    def readings(self) -> Path:
        return self.root / "readings"

    @property
    def quarantine(self) -> Path:
        return self.root / "quarantine"

    @property
    def staging(self) -> Path:
        return self.root / ".staging"

    @property
    def lock(self) -> Path:
        return self.root / ".lock"

    @property
    def database(self) -> Path:
        return self.root / "warehouse.duckdb"

    @property
    def dictionary(self) -> Path:
        return self.root / "README.md"

    def release(self, number: int) -> Path:
        return self.releases / str(number)

    def original(self, sha256: str, media_type: str) -> Path:
        return self.raw / sha256[:2] / f"{sha256}.{EXTENSIONS[media_type]}"

    def reading(self, sha256: str, ocr_version: str) -> Path:
        safe = re.sub(r"[^A-Za-z0-9._+-]", "_", ocr_version)
        return self.readings / sha256[:2] / f"{sha256}.{safe}.json.zst"

    def refused(self, sha256: str, file_name: str) -> Path:
        """Keeps the ending of the name, since what the bytes are is what is in doubt."""
        ending = re.sub(r"[^a-z0-9]", "", Path(file_name).suffix.lower())[:8]
        return self.quarantine / f"{sha256}.{ending or 'bin'}"

    def current_release(self) -> Path | None:
        """The folder of the newest release, resolved once; None if nothing was loaded yet.

        Raises:
            FileNotFoundError: the link leads nowhere.
        """
        if not self.current.is_symlink() and not self.current.exists():
            return None
        return self.current.resolve(strict=True)
