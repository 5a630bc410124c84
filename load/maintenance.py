"""What `thongbao maintain` does: mend, bring to the declared columns, merge, clear up."""

from __future__ import annotations

from extract.versions import extractor_version
from load import ledger, merging, releases, rescue, upkeep
from load.batch import Batch, Maintained
from load.changes import Changes
from load.errors import WarehouseMissingError
from load.layout import Layout
from load.recovery import Say
from load.transaction import Clock, begin, commit


def maintain(layout: Layout, clock: Clock, say: Say) -> Maintained:
    """Maintains a warehouse; the caller holds the lock. See `load.warehouse.Warehouse.maintain`."""
    rescue.make_release_anew(layout, clock, say)
    transaction = begin(layout, clock, say)
    manifest = transaction.current
    if manifest is None:
        raise WarehouseMissingError(f"nothing is loaded at {layout.root}; `thongbao ingest` does that")
    merges = {
        name: groups for name, table in transaction.lake.items() if (groups := merging.everything(table.state.files))
    }
    merged = sum(len(group) for groups in merges.values() for group in groups)
    release = None
    whole = releases.is_whole(layout, manifest)
    if not whole:
        say(f"{layout.release(manifest.release)} is not as it was made; a new release is made from {layout.lake}")
    if merges or transaction.outdated or not whole:
        parameters = {"maintain": {"merged_files": merged, "new_columns": sorted(transaction.outdated)}}
        batch = Batch("maintenance", transaction.now, extractor_version(), parameters=parameters)
        entry = ledger.row(batch, transaction.load_id, transaction.number, transaction.now, new=0, written=0, rows=0)
        manifest = commit(transaction, Changes(), entry, merges=merges, tend=False)
        release = manifest.release
    _, cleared = upkeep.clear(layout, manifest, transaction.lake, clock())
    return Maintained(release, merged, cleared.releases, cleared.files, cleared.bytes)
