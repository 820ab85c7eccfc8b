"""The December set: everything again up to 23 December, and what goes wrong when people send files twice."""

import datetime as dt

from examples.zone2024.exports import Export, content_of, written
from examples.zone2024.mess import Style
from examples.zone2024.october import inspections, lists, matters, month_ends, snapshot, village_zip
from examples.zone2024.records import DECEMBER_CUT_OFF, YEAR_START, Delivery, Layer, Value
from examples.zone2024.world import World

OLDER_CUT_OFF = dt.date(2024, 9, 30)
# Stood in the platform in September and was taken out before October's export.
TAKEN_OUT_NO = "JC04-2024-9101"


def _snapshots() -> list[Export]:
    """November's and December's snapshot of 市监."""
    (november,) = month_ends(11, 11)
    december = (dt.date(2024, 12, 1), DECEMBER_CUT_OFF)
    return [
        snapshot(Delivery.DECEMBER, *span, spelling)
        for spelling, span in enumerate((november, december), start=1)
    ]


def _late_rows_of_snapshots(world: World) -> Export:
    """市监's late visits, older than any later snapshot reaches, as an incremental export."""
    late = {
        record.values["inspection_no"]
        for record in world.records["inspection"]
        if record.layer is Layer.LATE and record.department_code == "JKQ02"
    }
    return Export(
        "行政检查",
        "inspection",
        Delivery.DECEMBER,
        DECEMBER_CUT_OFF,
        ("JKQ02",),
        is_full=False,
        style=Style(dates="dot"),
        keep=lambda row: row["inspection_no"] in late,
    )


def _older(world: World) -> Export:
    """环's export of September, sent only now: October's and December's speak later about all of it."""

    def stood(row: dict[str, Value]) -> bool:
        moment = row["uploaded_at"]
        return isinstance(moment, dt.datetime) and moment.date() <= OLDER_CUT_OFF

    def as_found(row: dict[str, Value]) -> dict[str, Value]:
        return row | {"inspection_result": "发现问题", "hazard_count": 1} if row["hazard_count"] == 2 else row

    first = next(r.values for r in world.records["inspection"] if r.department_code == "JKQ04")
    return Export(
        "行政检查",
        "inspection",
        Delivery.OCTOBER,
        OLDER_CUT_OFF,
        ("JKQ04",),
        (YEAR_START, OLDER_CUT_OFF),
        spelling=1,
        style=Style(dates="iso"),
        keep=stood,
        revise=as_found,
        extra=({**first, "inspection_no": TAKEN_OUT_NO},),
    )


def december_exports(world: World) -> list[Export]:
    """The exports of the December set that stand as files of their own."""
    delivery, cut_off = Delivery.DECEMBER, DECEMBER_CUT_OFF
    tables = lists(delivery, cut_off, 1, "xlsx") + inspections(delivery, cut_off, 2) + _snapshots()
    return [*tables, _late_rows_of_snapshots(world), _older(world), *matters(world, delivery, cut_off, 2)]


def december_files(world: World) -> dict[str, bytes]:
    """File name -> bytes of the December set."""
    exports = december_exports(world)
    files = written(exports, world)
    files["街镇报送_十二月.zip"] = village_zip(world, Delivery.DECEMBER, DECEMBER_CUT_OFF)
    sent = next(each for each in exports if each.feed == "inspection" and each.departments == ("JKQ05",))
    content = content_of(sent, world)
    stem = sent.name.removesuffix(".csv")
    # The same bytes under another name, and the same table saved again as UTF-8.
    files[f"{stem} - 副本.csv"] = content
    files[f"城管局检查记录{stem.removeprefix('行政检查')}.csv"] = content.decode("gb18030").encode(
        "utf-8-sig"
    )
    return files
