"""Where a warehouse was when its views were made, and where it is."""

from __future__ import annotations

from pathlib import Path

from load.layout import Layout
from load.manifest import Manifest


def was_moved(layout: Layout, current: Manifest) -> bool:
    """Whether the views of a release lead elsewhere; another path to the same folder is as good."""
    if current.root is None or current.root == str(layout.root):
        return False
    named = Path(current.root)
    return not (named.exists() and named.samefile(layout.root))
