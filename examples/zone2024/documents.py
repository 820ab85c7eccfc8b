"""Case files of the zone: which scans a matter's course leaves, when they are uploaded, and which are not.

Which kinds are absent or late on purpose stands in `planted`; which kinds the law asks for is no business
of this module beyond following a matter's course.
"""

import datetime as dt
import hashlib
import random
from collections.abc import Iterator
from typing import TypeAlias

from examples.zone2024 import planted
from examples.zone2024.courses import DAY, Course
from examples.zone2024.records import (
    DECEMBER_CUT_OFF,
    OCTOBER_CUT_OFF,
    YEAR_END_CUT_OFF,
    YEAR_END_UPLOADS,
    Layer,
    Record,
    Value,
    moment,
    workdays,
)

Scan: TypeAlias = tuple[dt.date, tuple[str, ...]]


def _spot_scans(course: Course, *, is_collected: bool) -> Iterator[Scan]:
    day = course.filed
    yield day, ("当场处罚决定书", "决定书送达回证")
    yield day, ("备案表",)
    if is_collected:
        yield day, ("罚没收据",)


def _ordinary_scans(course: Course) -> Iterator[Scan]:
    yield course.filed, ("案件来源登记表", "立案审批表")
    yield course.filed + 4 * DAY, ("现场笔录", "询问笔录")
    yield course.filed + 5 * DAY, ("证据材料",)
    if course.is_corrected:
        yield course.filed + 5 * DAY, ("责令改正通知书",)
    if course.excluded_periods:
        yield course.filed + 85 * DAY, ("延期审批表",)
    reported = min(filter(None, (course.noticed, course.decided, course.closed)), default=None)
    if reported is not None:
        yield reported - 2 * DAY, ("调查终结报告",)
    if course.noticed is not None:
        kinds = ("行政处罚事先告知书", "告知书送达回证")
        yield course.noticed, (*kinds, "听证告知书") if course.is_hearing_notified else kinds
    if course.decided is not None:
        yield (
            course.decided,
            ("处罚决定审批表", "法制审核意见书") if course.is_reviewed else ("处罚决定审批表",),
        )
        yield course.decided, ("行政处罚决定书",)
    if course.served is not None:
        yield course.served, ("决定书送达回证",)
    if course.paid is not None:
        yield course.paid, ("执行证明",)
    if course.closed is not None:
        yield course.closed, ("结案审批表", "卷内目录")


def _split_late(course: Course, scans: Iterator[Scan]) -> Iterator[tuple[dt.date, tuple[str, ...], bool]]:
    """Scans without the kinds that are absent for good; late kinds come as scans of their own."""
    place = (course.unit.code, 0 if course.is_simple else course.number)
    absent, late = planted.MISSING_DOCUMENTS.get(place, ()), planted.LATE_DOCUMENTS.get(place, ())
    if course.year != planted.YEAR:
        absent = late = ()
    for day, kinds in scans:
        if in_time := tuple(kind for kind in kinds if kind not in absent and kind not in late):
            yield day, in_time, False
        if delayed := tuple(kind for kind in kinds if kind in late):
            yield day, delayed, True


def _upload_day(course: Course, draw: random.Random, day: dt.date, *, is_late: bool) -> dt.date:
    if is_late:
        return day + planted.LATE_DOCUMENT_DAYS * DAY
    if course.layer is Layer.YEAR_END:
        return draw.choice(workdays(*YEAR_END_UPLOADS))
    # Of a decision that was reported late, the papers from the decision on came late too.
    if course.layer is Layer.LATE and course.decided is not None and day >= course.decided:
        return draw.choice(workdays(dt.date(2024, 11, 18), dt.date(2024, 12, 18)))
    return day + draw.randrange(0, 2) * DAY


def _layer(day: dt.date) -> Layer:
    if day <= OCTOBER_CUT_OFF:
        return Layer.OCTOBER
    return Layer.NEW if day <= DECEMBER_CUT_OFF else Layer.YEAR_END


def document_records(course: Course, draw: random.Random, *, is_collected: bool) -> list[Record]:
    """The scans of one file that were uploaded by the year's end, numbered in the order of the course."""
    scans = _spot_scans(course, is_collected=is_collected) if course.is_simple else _ordinary_scans(course)
    result = []
    for serial, (day, kinds, is_late) in enumerate(_split_late(course, scans), start=1):
        uploaded = _upload_day(course, draw, day, is_late=is_late)
        if max(uploaded, day) > YEAR_END_CUT_OFF:
            continue
        file_name = f"{course.subject_no}_{serial:02d}.pdf"
        layer = _layer(max(uploaded, day))
        # What came after December draws on its own chance: the sets before it stay as they are.
        own = random.Random(file_name) if layer is Layer.YEAR_END else draw
        values: dict[str, Value] = {
            "department_code": course.unit.code,
            "case_or_decision_no": course.subject_no,
            "serial_no": f"{serial:02d}",
            "document_kinds": kinds,
            "document_date": day,
            "page_count": own.randrange(1, 4) * len(kinds),
            "file_name": file_name,
            "file_sha256": hashlib.sha256(file_name.encode()).hexdigest().upper(),
            "uploaded_at": moment(own, uploaded),
        }
        result.append(Record("case_document", layer, values))
    return result
