"""The steps of a quarter as partitioned assets, and the state of each quarter as its own asset.

Belongs here: one asset a step, which runs the very function that `zhifa quarter` runs.
Does not belong here: what a step demands (`orchestration.quarter`), the gate (`assets.scoring`).
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import dagster as dg

from orchestration.assets.release import RELEASE_KEY
from orchestration.partitions import quarters
from orchestration.quarter.record import Acting, load_quarter
from orchestration.quarter.steps import STATE_LABELS, STEP_LABELS, Quarter
from orchestration.resources import WRITER_POOL, Warehouse

GROUP = "quarter"
STATE_KEY = dg.AssetKey([GROUP, "state"])


class StepConfig(dg.Config):
    """Who takes the step, on which day (without one, today in Shanghai), and why."""

    actor: str = "系统"
    on: str | None = None
    reason: str | None = None


class SignConfig(StepConfig):
    """What the signed paper says; `signed_on` is the day of the step without one."""

    document_no: str
    signatory: str
    signed_on: str | None = None


def _acting(config: StepConfig, warehouse: Warehouse) -> Acting:
    on = date.fromisoformat(config.on) if config.on else warehouse.today()
    return Acting(config.actor, on, warehouse.now(), config.reason)


def _stand(quarter: Quarter) -> dict[str, Any]:
    """What Dagster shows of the step that was taken last."""
    last = quarter.steps[-1]
    told = {
        "state": STATE_LABELS[quarter.state],
        "step_no": last.step_no,
        "actor": last.actor,
        "on": last.on_date.isoformat(),
        "pinned_position": last.pinned_position,
        "due_date": last.due_date.isoformat() if last.due_date else None,
        "document_no": last.document_no,
        "version": last.version,
        "reason": last.reason,
    }
    return {name: value for name, value in told.items() if value is not None}


Run = Callable[[Warehouse, str, Any], Any]


def _take(step: str, run: Run, period: str, config: StepConfig, warehouse: Warehouse) -> Any:
    with warehouse.writing(STEP_LABELS[step]):
        run(warehouse, period, config)
    return dg.MaterializeResult(metadata=_stand(load_quarter(warehouse.home, period)))


def _step_asset(step: str, before: dg.AssetKey, run: Run) -> dg.AssetsDefinition:
    # Dagster reads a step's configuration off its signature: one function for each kind.
    def taken(
        context: dg.AssetExecutionContext, config: StepConfig, warehouse: dg.ResourceParam[Warehouse]
    ) -> Any:
        return _take(step, run, context.partition_key, config, warehouse)

    def signed(
        context: dg.AssetExecutionContext, config: SignConfig, warehouse: dg.ResourceParam[Warehouse]
    ) -> Any:
        return _take(step, run, context.partition_key, config, warehouse)

    return dg.asset(
        key=dg.AssetKey([GROUP, step]),
        deps=[before],
        partitions_def=quarters,
        group_name=GROUP,
        pool=WRITER_POOL,
        description=f"季度{STEP_LABELS[step]}，与 zhifa quarter {step} 相同。",
    )(signed if step == "sign" else taken)


def _plain(step: str) -> Run:
    """A step that wants nothing but who, when and why."""

    def run(warehouse: Warehouse, period: str, config: StepConfig) -> None:
        from orchestration.quarter import procedure

        getattr(procedure, step)(
            warehouse.home, period, _acting(config, warehouse), on_line=warehouse.on_line
        )

    return run


def _sign(warehouse: Warehouse, period: str, config: SignConfig) -> None:
    from orchestration.quarter import procedure

    acting = _acting(config, warehouse)
    signed_on = date.fromisoformat(config.signed_on) if config.signed_on else acting.on
    procedure.sign(
        warehouse.home,
        period,
        acting,
        document_no=config.document_no,
        signatory=config.signatory,
        signed_on=signed_on,
    )


def _publish(warehouse: Warehouse, period: str, config: StepConfig) -> None:
    from orchestration.quarter import publication

    publication.publish(warehouse.home, period, _acting(config, warehouse))


def make_step_assets() -> list[dg.AssetsDefinition]:
    """One asset a step, each after the one before it; the first after the release."""
    runs = {step: _plain(step) for step in ("check", "draft", "feedback", "freeze", "score")}
    runs |= {"sign": _sign, "publish": _publish}
    before, made = RELEASE_KEY, []
    for step, run in runs.items():
        made.append(_step_asset(step, before, run))
        before = dg.AssetKey([GROUP, step])
    return made


quarter_state = dg.AssetSpec(
    STATE_KEY,
    partitions_def=quarters,
    group_name=GROUP,
    description="季度走到哪一步。由传感器从事件日志读出，不论步骤是在命令行还是在这里办理的。",
)


@dg.sensor(
    name="quarter_state_sensor",
    minimum_interval_seconds=60,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="把日志中新的季度步骤显示到对应的季度分区上。",
)
def quarter_state_sensor(
    context: dg.SensorEvaluationContext, warehouse: dg.ResourceParam[Warehouse]
) -> dg.SensorResult:
    """Report each step that the log got since the last look as a materialisation of its quarter's state."""
    from ingestion.eventlog import EventLog
    from orchestration.quarter.record import FEED

    seen = int(context.cursor or 0)
    events = EventLog.open(warehouse.home).events(FEED, after=seen) if warehouse.home.log.exists() else None
    if events is None or events.is_empty():
        return dg.SensorResult(skip_reason="没有新的季度步骤。")
    told = []
    for row in events.sort("position").iter_rows(named=True):
        if row["period"] in quarters.get_partition_keys():
            quarter = Quarter.folded(row["period"], [row])
            told.append(dg.AssetMaterialization(STATE_KEY, partition=row["period"], metadata=_stand(quarter)))
    return dg.SensorResult(asset_events=told, cursor=str(events["position"].max()))
