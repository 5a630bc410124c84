"""Classes of which a document makes hundreds: frozen for the type checker, not guarded at run time.

`@value(frozen=True, slots=True)` is `dataclasses.dataclass`, and mypy refuses to set a field of such a value. Python's
own guard would set every field of a new one by a call of its own, which is three times as long: a twelfth of the time
that the language rules take. `@lazy` is `functools.cached_property` without the lock that Python 3.11 takes for it: a
page has some five hundred of them, and threads share none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as value
    from functools import cached_property as lazy
else:
    from dataclasses import dataclass

    def value(*, frozen: bool, slots: bool = False):
        """A dataclass that compares and hashes as a frozen one does."""
        return dataclass(slots=slots, unsafe_hash=frozen)

    class lazy:  # noqa: N801
        """An attribute that is made when it is first asked for."""

        def __init__(self, make):
            self.make = make
            self.__doc__ = make.__doc__

        def __set_name__(self, owner, name):
            self.name = name

        def __get__(self, holder, owner=None):
            if holder is None:
                return self
            found = holder.__dict__[self.name] = self.make(holder)
            return found


__all__ = ["lazy", "value"]
