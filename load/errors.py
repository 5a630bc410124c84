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
    """The warehouse was written with other table declarations."""


class OriginalChangedError(WarehouseError):
    """A file's bytes are no longer those that were hashed."""
