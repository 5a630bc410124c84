"""The commands that look after the warehouse: `restore`, `maintain`, `check`."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.command_parts import DEFAULT_WAREHOUSE, JsonOption, WarehouseOption, print_json, say
from flows.exit_codes import ExitCode


def restore(
    load: Annotated[str, typer.Option("--load", metavar="ID", help="The load to take back (`thongbao loads`).")],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    as_json: JsonOption = False,
) -> None:
    """Take one load back; documents that later loads wrote stay."""
    from dataclasses import asdict

    from load.warehouse import Warehouse

    done = Warehouse(warehouse).restore(load, on_wait=say)
    if as_json:
        print_json(asdict(done))
        return
    for kept in done.kept:
        later = f"load {kept.later_load} wrote it since" if kept.later_load else "a later load removed it"
        print(f"stays: {kept.file_names} ({kept.document_id}); {later}")
    if done.release is None:
        print(f"Nothing of load {load} is left to be taken back.")
        return
    print(f"Load {load} is taken back: {_documents(done.restored)} as before it, {_documents(done.removed)} removed.")
    print(f"Release {done.release} of {warehouse} is current (load {done.load_id}).")


def maintain(warehouse: WarehouseOption = DEFAULT_WAREHOUSE, as_json: JsonOption = False) -> None:
    """Mend, merge small files, remove what nobody needs any more; safe at any time."""
    from dataclasses import asdict

    from load.warehouse import Warehouse

    done = Warehouse(warehouse).maintain(on_wait=say)
    if as_json:
        print_json(asdict(done))
        return
    print(f"{done.merged} files merged, {done.files} files removed ({done.bytes / 1e6:.1f} MB), ", end="")
    print(f"{len(done.releases)} old releases removed.")
    if done.release is not None:
        print(f"Release {done.release} of {warehouse} is current; its rows are those of the one before.")


def check(
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    quick: Annotated[bool, typer.Option("--quick", help="Without looking at every row and original.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Is this machine ready, the warehouse sound?"""
    from dataclasses import asdict

    from flows.checking import check_machine, check_warehouse

    found = [*check_machine(), *check_warehouse(warehouse, quick=quick)]
    if as_json:
        print_json([asdict(one) for one in found])
    else:
        for one in found:
            print(f"{one.severity:<9}{one.subject}: {one.found}")
    if any(one.severity == "error" for one in found):
        raise typer.Exit(ExitCode.FAILED)


def _documents(count: int) -> str:
    return "1 document" if count == 1 else f"{count} documents"
