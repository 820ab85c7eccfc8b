"""The sample zone's history comes to the published figures, whoever counts."""

import datetime as dt
from collections import Counter

import pytest
from stdnum.cn import ric, uscc

from examples.zone2024 import expected, planted
from examples.zone2024.documents import document_records
from examples.zone2024.records import Delivery, chance
from examples.zone2024.world import World, build_world
from tests.unit.examples.zone_recount import Recount


@pytest.mark.parametrize(("as_at", "delivery"), list(expected.FIGURES))
def test_counting_again_gives_the_expected_figures(zone: World, as_at: dt.date, delivery: str) -> None:
    assert Recount(zone, Delivery(delivery)).figures(as_at) == expected.FIGURES[as_at, delivery]


@pytest.mark.parametrize("seed", [1, 7])
def test_the_figures_do_not_hang_on_the_seed(seed: int) -> None:
    world = build_world(seed)
    for (as_at, delivery), figures in expected.FIGURES.items():
        assert Recount(world, Delivery(delivery)).figures(as_at) == figures


def test_the_zone_has_seventeen_departments_that_count_and_a_justice_office(zone: World) -> None:
    rows = [record.values for record in zone.records["department"]]
    assert [row["department_code"] for row in rows if not row["is_in_statistics"]] == ["JKQ18"]
    assert sum(bool(row["is_in_statistics"]) for row in rows) == 17
    assert [row["department_code"] for row in rows if not row["is_in_ranking"]] == [
        *expected.NOT_RANKED,
        "JKQ18",
    ]


def test_keys_are_unique_inside_their_department(zone: World) -> None:
    keys = {"officer_certificate": "certificate_no", "power_item": "item_code", "inspection_plan": "plan_no",
            "inspection": "inspection_no", "penalty_case": "case_no", "penalty": "decision_no",
            "education_correction": "record_no"}  # fmt: skip
    for feed, key in keys.items():
        counted = Counter((record.department_code, record.values[key]) for record in zone.records[feed])
        assert counted.most_common(1)[0][1] == 1, feed


def test_each_set_brings_the_expected_number_of_streams(zone: World) -> None:
    for feed, count in expected.NEW_STREAMS["october"].items():
        known = [record for record in zone.records[feed] if record.known(Delivery.OCTOBER) is not None]
        assert len(known) == count, feed
        assert len(zone.records[feed]) - count == expected.NEW_STREAMS["december"][feed], feed


def test_december_changes_and_takes_back_what_is_listed(zone: World) -> None:
    numbers = {"inspection": "inspection_no", "penalty": "decision_no"}
    gone = {(feed, r.department_code, r.values[no]) for feed, no in numbers.items() for r in zone.records[feed]
            if r.is_withdrawn}  # fmt: skip
    assert gone == set(expected.WITHDRAWN)
    for feed, count in expected.AMENDED_STREAMS.items():
        before_after = [(r.known(Delivery.OCTOBER), r.known(Delivery.DECEMBER)) for r in zone.records[feed]]
        assert sum(bool(a and b and a != b) for a, b in before_after) == count, feed


def test_identity_and_credit_codes_pass_their_check_digits(zone: World) -> None:
    ids = [str(record.values["person_id_no"]) for record in zone.records["officer_certificate"]]
    codes = [str(r.values["party_uscc"]) for r in zone.records["inspection"] if r.values["party_uscc"]]
    assert all(ric.is_valid(each) for each in ids)
    assert all(uscc.is_valid(each) for each in codes)


def test_nothing_breaks_the_law_but_what_is_planted(zone: World) -> None:
    ordinary = [each for each in zone.courses if each.decided is not None and not each.is_simple]
    late_notice = {c.decision_no for c in ordinary if c.noticed and c.decided and c.noticed >= c.decided}
    slow = {c.decision_no for c in ordinary if c.decided and (c.decided - c.filed).days > 90}
    alone = {c.decision_no for c in ordinary if len(c.crew) < 2}
    listed = {what: {no for _, no, each in expected.VIOLATIONS if each == what and "罚决" in no}
              for _, _, what in expected.VIOLATIONS}  # fmt: skip
    assert late_notice == listed["告知晚于决定"]
    assert slow - {expected.EXTENDED_DECISION[1]} == listed["超过九十日"]
    assert alone == listed["一名执法人员"]


def test_case_files_lack_exactly_the_planted_papers(zone: World) -> None:
    absent = Counter(code for (code, _), kinds in planted.MISSING_DOCUMENTS.items() for _ in kinds)
    assert absent == Counter(expected.MISSING_DOCUMENT_COUNTS)
    late = Counter(code for (code, _), kinds in planted.LATE_DOCUMENTS.items() for _ in kinds)
    assert late == Counter(expected.LATE_DOCUMENT_COUNTS)
    by_number = {(c.unit.code, c.number): c for c in zone.courses if not c.is_simple}
    for place, kinds in planted.MISSING_DOCUMENTS.items():
        records = document_records(by_number[place], chance(1, "papers"), is_collected=False)
        present = {kind for record in records for kind in record.values["document_kinds"] or ()}
        assert not present & set(kinds)
        assert {"行政处罚决定书", "执行证明"} <= present
