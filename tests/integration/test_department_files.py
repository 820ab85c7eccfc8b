"""A department's own file of the sample zone: all of its rows, and nothing by which another could be known."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest

from orchestration.releases import Release, ReleaseFault, current_release, open_release
from orchestration.releases.department import department_codes, department_release
from orchestration.releases.visible_rows import load_rules
from tests.conftest import ROOT, Zone, zhifa

OWN = "JKQ01"


@pytest.fixture(scope="module")
def release(zone: Zone) -> Release:
    found = current_release(zone.home)
    assert found is not None
    return found


def rows(path: Path, query: str, *values: object) -> list[tuple[object, ...]]:
    with open_release(path) as connection:
        return connection.execute(query, list(values)).fetchall()


def test_no_text_in_any_department_s_file_names_another_department(zone: Zone, release: Release) -> None:
    rules = load_rules()
    departments = rows(release.path, "select department_code, department_name from core.dim_department")
    assert len(departments) == 18
    found = []
    for code, _name in departments:
        others = [str(text) for other in departments if other[0] != code for text in other]
        pattern = "|".join(re.escape(text) for text in others)
        with open_release(department_release(zone.home, release, str(code)).path) as connection:
            texts = connection.execute(
                "select schema_name, table_name, column_name from duckdb_columns() "
                "where not internal and data_type = 'VARCHAR'"
            ).fetchall()
            for schema, table, column in texts:
                rule = rules.rule(f"{schema}.{table}")
                if rule.whole or column in rule.names:
                    continue
                named = connection.execute(
                    f'select count(*) from {schema}."{table}" where regexp_matches("{column}", ?)', [pattern]
                ).fetchone()
                if named != (0,):
                    found.append((code, schema, table, column))
    assert found == []


def test_the_department_s_own_records_are_all_there(zone: Zone, release: Release) -> None:
    own = department_release(zone.home, release, OWN).path
    for table in (
        "core.fct_inspection",
        "core.fct_penalty",
        "core.fct_case_document",
        "core.fct_officer_certificate",
    ):
        query = f"select * from {table} where department_code = ? order by all"
        assert rows(own, query, OWN) == rows(release.path, query, OWN) != []
        assert rows(own, f"select distinct department_code from {table}") == [(OWN,)]


def test_its_own_place_is_there_with_how_many_were_ranked_and_nobody_else_s_score(
    zone: Zone, release: Release
) -> None:
    own = department_release(zone.home, release, OWN).path
    place = "select period, department_code, ranking, score from scoring.quarterly_ranking order by period"
    everybody = rows(release.path, place)
    assert rows(own, place) == [row for row in everybody if row[1] == OWN] != []
    sizes = dict(rows(own, "select period, ranked_count from scoring.ranking_size"))
    for period, size in sizes.items():
        ranks = [row[2] for row in everybody if row[0] == period and row[2] is not None]
        assert size == len(ranks)


def test_totals_over_departments_are_empty(zone: Zone, release: Release) -> None:
    own = department_release(zone.home, release, OWN).path
    for table in (
        "reporting.figure",
        "reporting.headline_figure",
        "reporting.campaign",
        "reporting.key_domain_figure",
    ):
        assert rows(own, f"select count(*) from {table}") == [(0,)]
    assert rows(own, "select count(*) from reporting.annual_penalty where is_total") == [(0,)]
    counts = "select count(inspection_count), count(door_department_count), count(*) > 0 from supervision.enterprise"
    assert rows(own, counts) == [(0, 0, True)]


def test_an_act_at_which_its_officers_took_part_counts_without_the_number_that_another_gave_it(
    zone: Zone, release: Release
) -> None:
    joint = rows(
        release.path,
        "select distinct certificate_department_code from core.bridge_act_officer "
        "where certificate_department_code <> department_code order by all",
    )
    assert joint
    guest = str(joint[0][0])
    own = department_release(zone.home, release, guest).path
    credited = (
        "select count(*) from core.bridge_act_officer "
        "where certificate_department_code = ? and department_code is null"
    )
    assert rows(own, credited, guest) != [(0,)]
    numbered = (
        "select count(*) from core.bridge_act_officer where department_code is null and act_id is not null"
    )
    assert rows(own, numbered) == [(0,)]


def test_the_file_says_what_it_is_and_nobody_can_write_it(zone: Zone, release: Release) -> None:
    made = department_release(zone.home, release, OWN)
    said = json.loads(made.path.with_suffix(".json").read_text("utf-8"))
    assert (said["position"], said["chain_hash"], said["code_revision"]) == (
        release.position,
        release.chain_hash,
        release.code_revision,
    )
    assert (said["department_code"], said["release"]) == (OWN, release.name)
    assert said["file_sha256"] == sha256(made.path.read_bytes()).hexdigest()
    assert said["tables"]["core.fct_inspection"]["row_count"] == len(
        rows(made.path, "select 1 from core.fct_inspection")
    )
    assert made.path.stat().st_mode & 0o222 == 0
    with duckdb.connect(str(made.path), read_only=True) as connection:
        schemas = connection.execute("select distinct schema_name from duckdb_tables()").fetchall()
    assert ("staging",) not in schemas


def test_a_department_that_the_release_does_not_know_is_refused_and_leaves_nothing(
    zone: Zone, release: Release
) -> None:
    with pytest.raises(ReleaseFault, match="没有执法主体 JKQ99"):
        department_release(zone.home, release, "JKQ99")
    assert not list((zone.home.releases / "departments" / "JKQ99").glob("*.duckdb"))


def test_two_processes_that_ask_at_once_get_one_file_and_a_superseded_one_goes(zone_copy: Zone) -> None:
    ask = (
        "import sys; from pathlib import Path; from ingestion.home import Home\n"
        "from orchestration.releases import current_release\n"
        "from orchestration.releases.department import department_release\n"
        "home = Home(Path(sys.argv[1]))\n"
        "print(department_release(home, current_release(home), 'JKQ05').path.stat().st_ino)"
    )
    folder = zone_copy.home.releases / "departments" / "JKQ05"
    # Tests before this one may have had it made.
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    old = folder / "enforcement-1-aa-bb-rcc.duckdb"
    old.write_bytes(b"of a release before")
    with old.open("rb") as reading:
        asked = [
            subprocess.Popen(
                [sys.executable, "-c", ask, str(zone_copy.home.root)],
                cwd=ROOT,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                stdout=subprocess.PIPE,
                text=True,
            )
            for _ in range(2)
        ]
        inodes = {process.communicate(timeout=120)[0].strip() for process in asked}
        assert len(inodes) == 1 and inodes != {""}
        assert reading.read() == b"of a release before"
    assert not old.exists()
    assert sorted(path.name for path in folder.glob("*.duckdb")) == sorted(
        ["current.duckdb", os.readlink(folder / "current.duckdb")]
    )


def test_share_hands_out_a_department_s_file_whole(zone: Zone, tmp_path: Path) -> None:
    answer = zone.zhifa("share", OWN, "--into", str(tmp_path / "out"), "--json")
    assert answer.code == 0, answer.errors
    handed = Path(answer.said[0]["path"])
    assert handed.parent == tmp_path / "out"
    assert rows(handed, "select distinct department_code from core.fct_penalty") == [(OWN,)]
    assert sorted(path.suffix for path in handed.parent.iterdir()) == [".duckdb", ".json"]


def test_share_of_all_hands_out_one_file_a_department_and_of_none_is_wrong_use(
    zone: Zone, release: Release, tmp_path: Path
) -> None:
    answer = zhifa(zone.home.root, "share", "--all", "--json")
    assert [row["department_code"] for row in answer.said] == department_codes(release)
    assert zone.zhifa("share").code == 2
    assert zone.zhifa("share", OWN, "--all").code == 2
    unknown = zone.zhifa("share", "JKQ99", "--into", str(tmp_path / "none"))
    assert unknown.code == 3 and "JKQ99" in unknown.errors
    assert not (tmp_path / "none").exists()


def test_an_analyst_queries_a_department_s_file_as_the_department_sees_it(zone: Zone) -> None:
    query = "select distinct department_code from core.fct_inspection"
    assert zone.zhifa("sql", query, "--department", OWN, "--json").said == [{"department_code": OWN}]
    assert len(zone.zhifa("sql", query, "--json").said) > 1
    unknown = zone.zhifa("sql", query, "--department", "JKQ99")
    assert (unknown.code, "没有执法主体 JKQ99" in unknown.errors) == (3, True)


def test_a_department_s_file_explains_its_columns_too(zone: Zone, release: Release) -> None:
    own = department_release(zone.home, release, OWN).path
    silent = (
        "select schema_name, table_name, column_name from duckdb_columns() where comment is null and not internal"
        " and schema_name in ('core', 'quality', 'scoring', 'supervision', 'reporting', 'reference', 'intake')"
    )
    assert rows(own, silent) == []
    assert rows(own, "select * from reference.data_dictionary order by all") == rows(
        release.path, "select * from reference.data_dictionary order by all"
    )
