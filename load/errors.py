"""What can go wrong with a warehouse as a whole; each message says what to do next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class WarehouseError(Exception):
    """The warehouse cannot be used as it is."""


class WarehouseMissingError(WarehouseError):
    """There is no warehouse, or nothing was loaded into it yet."""


class WarehouseBusyError(WarehouseError):
    """Another writer holds the lock."""


class WarehouseDamagedError(WarehouseError):
    """Files that must be there are not, or are not what they should be."""


class SchemaChangedError(WarehouseError):
    """The warehouse was written with other table declarations, and cannot be brought to these."""


class NewerWarehouseError(WarehouseError):
    """The warehouse was written by a newer program."""


class WriteFailedError(WarehouseError):
    """The system did not let a write through; what the warehouse showed before it still shows."""


class LoadNotFoundError(WarehouseError):
    """No load has that id, or its history is no longer kept."""


class OriginalChangedError(WarehouseError):
    """A file's bytes are no longer those that were hashed."""


def on_one_line(error: Exception) -> str:
    """What a library says in several lines, with colours, arrows and the SQL that it stumbled over."""
    lines = re.sub(r"\x1b\[[0-9;]*m|↳", "", str(error)).strip().splitlines()
    told = [line.strip() for line in lines if not re.match(r"LINE \d+:|[\s^~]*$", line)]
    return ": ".join(told) or type(error).__name__


def write_failed(where: Path, told: str) -> WriteFailedError:
    """What to say when a folder or file of the warehouse does not take what is written."""
    return WriteFailedError(
        f"{where} could not be written ({told}); what the warehouse showed before it still shows: look at the space "
        "and the permissions, then run the same again"
    )


@contextmanager
def taking(target: Path) -> Iterator[None]:
    """For what the system refuses while the warehouse takes a file: no fault of the file that was to be kept.

    Raises:
        WriteFailedError: an OSError came up.
    """
    try:
        yield
    except OSError as error:
        raise write_failed(target, on_one_line(error)) from error
