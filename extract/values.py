"""Classes of which a document makes hundreds: frozen for the type checker, not guarded at run time.

`@value(frozen=True, slots=True)` is `dataclasses.dataclass`, and mypy refuses to set a field of such a value. Python's
own guard would set every field of a new one by a call of its own, which is three times as long: a twelfth of the time
that the language rules take.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:
    from dataclasses import dataclass

    def value(*, frozen: bool, slots: bool = False):
        """A dataclass that compares and hashes as a frozen one does."""
        return dataclass(slots=slots, unsafe_hash=frozen)


__all__ = ["value"]
