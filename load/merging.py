"""Which small files of a table to merge, so that a table stays a few files and a load stays cheap.

Only files of about one size are merged: each row is then copied once whenever its file's size has grown by a factor of
about `MANY`, whatever the size of the table. Files beyond `LARGE` are left as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from load.manifest import DataFile

MANY = 64
"""Small files of a table from which on some are merged."""
FEW = 4
ALIKE = 4
"""Sizes within this factor are one tier."""
LARGE = 8 << 20
"""Bytes beyond which a file is not merged any more, and which one merge reads at most."""

Files = tuple[DataFile, ...]


def tier(files: Sequence[DataFile]) -> Files:
    """The files to merge into one now; none if the table has few small files, or none of a size.

    Of all runs of files within the factor `ALIKE` it is the one that rids the table of most files.
    """
    small = _small(files)
    if len(small) < MANY:
        return ()
    best: Files = ()
    for start, smallest in enumerate(small):
        run = _filled(small[start:], most=max(smallest.size, 1) * ALIKE)
        if len(run) > len(best):
            best = run
    return best if len(best) > 1 else ()


def everything(files: Sequence[DataFile]) -> list[Files]:
    """Groups of files that together make files as large as they get: what a person's `maintain` merges.

    A few files are left as they are: every `maintain` adds one to `loads`, and must come to an end.
    """
    small = _small(files)
    if len(small) < FEW:
        return []
    groups: list[Files] = []
    while small:
        group = _filled(small, most=LARGE)
        small = small[len(group) :]
        if len(group) > 1:
            groups.append(group)
    return groups


def _small(files: Sequence[DataFile]) -> list[DataFile]:
    return sorted((file for file in files if file.size < LARGE // 2), key=lambda file: (file.size, file.name))


def _filled(files: Sequence[DataFile], *, most: int) -> Files:
    """The files, from the smallest, that are no larger than `most` and together no larger than `LARGE`."""
    group: list[DataFile] = []
    total = 0
    for file in files:
        total += file.size
        if file.size > most or total > LARGE:
            break
        group.append(file)
    return tuple(group)
