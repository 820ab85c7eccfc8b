"""What a department's own file holds, on a release of a few rows."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from ingestion.home import Home
from orchestration.releases import Release, open_release
from orchestration.releases.department import department_release, hand_out
from orchestration.releases.faults import ReleaseFault
from orchestration.releases.others import Others
from orchestration.releases.visible_rows import WrongRule, load_rules

# B is a bureau, B1 its branch, W entrusted by it, M merged into it on 1 July 2024, X and Y others.
DEPARTMENTS = """
    ('JKQB', '滨城区卫生局', 'JKQB', null, null),
    ('JKQB1', '滨城区卫生局东河分局', 'JKQB1', null, null),
    ('JKQW', '滨城区卫生监督所', 'JKQB', null, null),
    ('JKQM', '滨城区防疫站', 'JKQM', 'JKQB', date '2024-07-01'),
    ('JKQX', '滨城区财政局', 'JKQX', null, null),
    ('07', '滨城区商务局', '07', null, null)
"""
FOUND = """
    ('F1', 'JKQB', '滨城区卫生局的检查与滨城区财政局（JKQX）、JKQW 同日进行。', 'inspection/platform/JKQB/1'),
    ('F2', 'JKQW', '单独检查，共 07 件，2024-07-07。', 'inspection/platform/JKQW/2'),
    ('F3', 'JKQM', '合并前的检查。', 'inspection/platform/JKQM/3'),
    ('F4', 'JKQX', '别家的检查。', 'inspection/platform/JKQX/4'),
    ('F5', 'JKQB1', '滨城区卫生局东河分局的检查，滨城区卫生局移送。', 'inspection/platform/07/5')
"""

Rows = Callable[[str, str], list[tuple[object, ...]]]


def release(home: Home, as_of: str = "2024-12-31", position: int = 7) -> Release:
    """A sealed file with a register, findings and a table of which nobody has decided anything."""
    home.prepare()
    path = home.releases / f"enforcement-{position}-aaaaaaaa-bbbbbbbb.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            f"""
            create schema core; create schema supervision; create schema intermediate; create schema staging;
            create table core.dim_department as
                select * from (values {DEPARTMENTS})
                as d(department_code, department_name, credit_department_code, successor_code, active_to);
            create table core.fct_publication as
                select 'JKQX' as department_code, '滨城区财税局' as department_name, 1 as version;
            create table intermediate.int_data_as_of as select date '{as_of}' as as_of_date;
            create table supervision.finding as
                select *, '' as measured_value, '' as limit_value
                from (values {FOUND}) as f(finding_id, department_code, sentence_zh, stream_id);
            create table supervision.finding_record as
                select finding_id, stream_id from supervision.finding
                union all select 'F1', 'inspection/platform/JKQX/4';
            create table core.nobody_decided as select 'JKQB' as department_code;
            create table staging.stg_inspection as select 'JKQB' as department_code;
            """
        )
    made = Release(path, position, "ab" * 32, "cd" * 32, (), "", "", {}, ())
    path.with_suffix(".json").write_text(json.dumps(made.as_dict()), encoding="utf-8")
    link = home.releases / "current.duckdb"
    link.unlink(missing_ok=True)
    link.symlink_to(path.name)
    return made


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.fixture
def seen(home: Home) -> Rows:
    """Rows of a query on a department's file."""
    whole = release(home)

    def rows(code: str, query: str) -> list[tuple[object, ...]]:
        with open_release(department_release(home, whole, code).path) as connection:
            return connection.execute(query).fetchall()

    return rows


def test_own_are_the_department_whom_it_entrusts_and_who_was_merged_into_it(seen: Rows) -> None:
    findings = "select finding_id from supervision.finding order by all"
    assert seen("JKQB", findings) == [("F1",), ("F2",), ("F3",)]
    assert seen("JKQW", findings) == [("F2",)]
    assert seen("JKQM", findings) == [("F3",)]


def test_a_merger_that_the_data_have_not_reached_gives_nothing_yet(home: Home) -> None:
    own = department_release(home, release(home, as_of="2024-06-30"), "JKQB")
    assert own.tables["supervision.finding"].row_count == 2


def test_a_sentence_names_own_departments_and_no_other(seen: Rows) -> None:
    sentences = dict(seen("JKQB", "select finding_id, sentence_zh from supervision.finding"))
    assert sentences["F1"] == "滨城区卫生局的检查与其他单位（其他单位）、JKQW 同日进行。"
    assert sentences["F2"] == "单独检查，共 07 件，2024-07-07。"


def test_an_own_name_that_holds_another_department_s_name_stays(seen: Rows) -> None:
    assert seen("JKQB1", "select sentence_zh, stream_id from supervision.finding") == [
        ("滨城区卫生局东河分局的检查，其他单位移送。", None)
    ]


def test_records_behind_a_finding_are_own_records_of_own_findings(seen: Rows) -> None:
    assert seen("JKQX", "select finding_id, stream_id from supervision.finding_record") == [
        ("F4", "inspection/platform/JKQX/4")
    ]
    assert ("F1", "inspection/platform/JKQX/4") not in seen(
        "JKQB", "select finding_id, stream_id from supervision.finding_record"
    )


def test_a_table_of_which_nobody_has_decided_anything_is_empty_and_staging_is_not_there(seen: Rows) -> None:
    assert seen("JKQB", "select count(*) from core.nobody_decided") == [(0,)]
    assert seen("JKQB", "select count(*) from duckdb_tables() where schema_name = 'staging'") == [(0,)]


def test_the_register_of_departments_is_public_and_whole(seen: Rows) -> None:
    assert seen("07", "select count(*) from core.dim_department") == [(6,)]


def test_a_code_is_found_between_anything_but_letters_digits_and_item_numbers() -> None:
    others = Others(frozenset({"JKQB"}), frozenset(), frozenset({"JKQX", "JKQY", "07"}), frozenset())

    def said(text: str, *, is_sentence: bool) -> str | None:
        found = duckdb.execute(f"select {others.scrubbed('$1', is_sentence=is_sentence)}", [text]).fetchone()
        assert found is not None
        return found[0]  # type: ignore[no-any-return]

    for named in (
        "JKQX",
        "JKQX/12",
        "penalty/platform/JKQX/12",
        "JKQB|JKQX",
        "清单_JKQX_2024.xlsx",
        "07",
        "07/3",
    ):
        assert said(named, is_sentence=False) is None, named
    for own in ("JKQB/12", "JKQX1/12", "AJKQX", "JKQX-SX03", "2024-07-07", "10:07", "共07件"):
        assert said(own, is_sentence=False) == own, own
    assert said("JKQX、JKQY JKQX|07", is_sentence=True) == "其他单位、其他单位 其他单位|其他单位"


def test_a_newer_release_takes_the_place_of_the_older_and_an_older_one_takes_nobody_s(home: Home) -> None:
    first = department_release(home, release(home), "JKQX").path
    whole = release(home, position=8)
    second = department_release(home, whole, "JKQX").path
    assert not first.exists() and not first.with_suffix(".json").exists()
    older = replace(whole, path=home.releases / "enforcement-7-aaaaaaaa-bbbbbbbb.duckdb", position=7)
    again = department_release(home, older, "JKQX").path
    assert again == first and second.exists()
    assert (second.parent / "current.duckdb").resolve() == second


def test_a_code_that_would_leave_the_folder_does_not(home: Home) -> None:
    with pytest.raises(ReleaseFault, match="没有执法主体"):
        department_release(home, release(home), "..")
    inside = {path.name for path in (home.releases / "departments").iterdir()}
    assert len(inside) == 1 and next(iter(inside)).startswith("code-")


def test_a_copy_that_is_handed_out_is_whole(home: Home, tmp_path: Path) -> None:
    own = department_release(home, release(home), "JKQX")
    copy = hand_out(own, "JKQX", tmp_path / "desk")
    assert copy.read_bytes() == own.path.read_bytes()
    assert json.loads(copy.with_suffix(".json").read_text("utf-8"))["department_code"] == "JKQX"
    assert len(list(copy.parent.iterdir())) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("core: {fct_x: {by: department_code, shows: [a]}}", "shows"),
        ("core: {fct_x: {hidden: [a]}}", "either whole, or a condition"),
        ("core: {fct_x: {whole: true, by: a}}", "either whole, or a condition"),
        ("core: {fct_x: everything}", "core.fct_x"),
    ],
)
def test_a_rule_that_is_not_understood_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WrongRule, match=said):
        load_rules(path)
