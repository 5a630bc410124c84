"""What can go wrong with a warehouse as a whole; each message says what to do next."""

from __future__ import annotations


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
