"""`thongbao serve`: both deployments, served through Prefect until it is stopped.

Import it inside `temporary_server.api(lasting=True)`, as all that imports prefect.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from typing import Any

import httpx
from prefect._internal import observers
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterName,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, State, StateType
from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner, _scheduled_run_poller
from prefect.schedules import Cron
from prefect.states import Crashed
from prefect.types.entrypoint import EntrypointType
from prefect.utilities.services import critical_service_loop

from flows.deployments import backfill, scheduled_ingest, tell_failed
from flows.service import Service
from flows.temporary_server import SERVED_BY, EngineError, answers

NAME = "thongbao"
"""Of both deployments; flows of that name are `scheduled-ingest/thongbao` and `backfill/thongbao`."""

# A slot is freed after this time if the process that held it died without a word.
_GRACE_SECONDS = 60


def serve(service: Service, say: Callable[[str], None]) -> None:
    """Serves until SIGINT or SIGTERM. A run that is going on then is ended as by SIGTERM."""
    ingesting, backfilling = deployments(service)
    say(f"Prefect:   {os.environ['PREFECT_API_URL'].removesuffix('/api')}")
    say(f"           for the command `prefect`: export PREFECT_API_URL={os.environ['PREFECT_API_URL']}")
    say(f"ingest:    {ingesting.full_name}, {service.cron} ({service.timezone}), {service.inbox} → {service.warehouse}")
    say(f"backfill:  {backfilling.full_name}, when asked for")
    with ExitStack() as stack, suppress(KeyboardInterrupt):
        runner = _Runner(_storage(stack))
        for deployment in (ingesting, backfilling):
            runner.add_deployment(deployment)
        asyncio.run(_run(runner))


def _storage(stack: ExitStack) -> Path:
    """A folder that the next `serve` uses again if this one is killed; of its own where a server is shared."""
    if SERVED_BY in os.environ:
        return Path(os.environ["PREFECT_HOME"])
    return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="thongbao-serve-")))


class _Runner(Runner):
    """Prefect's, which on SIGTERM leaves without waiting for its own end, and keeps code in a folder of all users.

    That folder is the first user's who runs anything of Prefect's on a machine; no other one's runner would start.
    """

    running: asyncio.Task[None]

    def __init__(self, folder: Path) -> None:
        super().__init__(name=NAME)
        self._tmp_dir = folder / "runner"

    async def _pause_schedules(self) -> None:
        # Asking a server that is away would take longer than whoever stops us waits.
        if answers(os.environ["PREFECT_API_URL"]):
            await super()._pause_schedules()  # type: ignore[no-untyped-call]

    def handle_sigterm(self, *_: object, **__: object) -> None:
        self.running.get_loop().call_soon_threadsafe(self.running.cancel)


async def _run(runner: _Runner) -> None:
    # Where its server is away Prefect prints pages of tracebacks; that it is away is told elsewhere, in a line.
    asyncio.get_running_loop().set_exception_handler(lambda _, __: None)
    for module in (observers, _scheduled_run_poller):
        setattr(module, critical_service_loop.__name__, partial(critical_service_loop, printer=lambda *_: None))
    runner.running = asyncio.create_task(runner.start())
    try:
        await runner.running
    except asyncio.CancelledError:
        pass
    except (RuntimeError, ExceptionGroup, httpx.TransportError) as error:
        url = os.environ["PREFECT_API_URL"]
        if answers(url):
            raise
        raise EngineError(f"no Prefect server has answered at {url} for minutes; start it, then serve again") from error


def deployments(service: Service) -> tuple[RunnerDeployment, RunnerDeployment]:
    """The scheduled ingestion and the backfill; of each one run at a time."""
    common = {"warehouse": str(service.warehouse), "workers": service.workers, "ocr": service.ocr}
    return (
        RunnerDeployment.from_flow(
            scheduled_ingest,
            NAME,
            schedule=Cron(service.cron, timezone=service.timezone),
            parameters={**common, "inbox": str(service.inbox), "settle_seconds": service.settle_seconds},
            concurrency_limit=_one(ConcurrencyLimitStrategy.CANCEL_NEW),
            description="Reads what is new in the inbox. A run that would overlap another one is left out.",
            tags=["thongbao", "scheduled"],
            entrypoint_type=EntrypointType.MODULE_PATH,
        ),
        RunnerDeployment.from_flow(
            backfill,
            NAME,
            parameters=common,
            concurrency_limit=_one(ConcurrencyLimitStrategy.ENQUEUE),
            description="Understands chosen documents anew. Backfills wait for one another.",
            tags=["thongbao", "backfill"],
            entrypoint_type=EntrypointType.MODULE_PATH,
        ),
    )


def end_dead_runs() -> None:
    """Marks runs as crashed that an earlier `serve` left behind (kill -9, power cut); they would hold their slot.

    Whoever is told of failed runs is told of them.

    Only for a server of one's own, where no other process can be running them.
    """
    with get_client(sync_client=True) as client:
        for run in client.read_flow_runs(
            deployment_filter=DeploymentFilter(name=DeploymentFilterName(any_=[NAME])),
            flow_run_filter=FlowRunFilter(
                state=FlowRunFilterState(
                    type=FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.PENDING, StateType.CANCELLING])
                )
            ),
        ):
            crashed: State[Any] = Crashed(message="its process died with the machine or its server")
            client.set_flow_run_state(run.id, crashed, True)
            if "inbox" in run.parameters:  # as Prefect's hook does it for runs that die while it looks
                tell_failed(run, crashed)


def _one(collision: ConcurrencyLimitStrategy) -> ConcurrencyLimitConfig:
    return ConcurrencyLimitConfig(limit=1, collision_strategy=collision, grace_period_seconds=_GRACE_SECONDS)
