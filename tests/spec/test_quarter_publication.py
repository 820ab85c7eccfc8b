"""Publishing: before the step in the log nothing is published, after it everything is, and it stays the same bytes.

A kill is written out as the state that it leaves: what lies in the building folder, and what the log has been told.
The drill `test_four_quarters` kills the real command.
"""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import pytest
from docx import Document

from ingestion.acts import record_acts
from ingestion.eventlog import EventLog
from ingestion.eventlog.checkpoint import CHECKPOINT, PUBLIC_KEY, prove
from ingestion.home import Home
from orchestration.quarter import version_folder
from orchestration.quarter.papers import gather, publication_rows
from orchestration.quarter.procedure import digests, pin_columns
from orchestration.quarter.publication import (
    Signing,
    publish,
    publish_version,
    rebuild,
    settle,
    stage,
)
from orchestration.quarter.record import Acting, CannotTake, OutOfOrder, load_quarter, take_step
from orchestration.releases import Release
from orchestration.releases.build import chain_hash_at
from orchestration.reports.office_templates import CIRCULAR, LETTERHEAD, hand_out
from tests.spec.quarter_release import PERIOD, quarter_release
from tests.spec.warehouse import CompiledProject

NUMBER, SIGNED_ON = "滨执监〔2025〕3号", date(2025, 2, 12)
Calendar = list[tuple[date, bool, str | None]]


def acting(day: int, reason: str | None = None) -> Acting:
    return Acting("办案员", date(2025, 2, day), datetime(2025, 2, day, 8), reason)


@dataclass(frozen=True)
class Office:
    """A home whose log pins a release at position 1."""

    home: Home
    release: Release

    def step(self, name: str, day: int, **columns: object) -> None:
        take_step(self.home, PERIOD, name, acting(day), **columns)

    def sign(self) -> None:
        """All steps up to the signature, the score resting on the release."""
        self.step("draft", 1)
        self.step("feedback", 1)
        self.step("freeze", 10, **pin_columns(self.release))
        self.step("score", 10, **pin_columns(self.release), **digests(self.release, PERIOD))
        self.step("sign", 12, document_no=NUMBER, signatory="赵局长", signed_on=SIGNED_ON)

    @property
    def signing(self) -> Signing:
        return Signing(PERIOD, 1, NUMBER, "赵局长", SIGNED_ON)

    @property
    def position(self) -> int:
        return EventLog.open(self.home).head().position

    def version(self, number: int) -> Path:
        return self.home.published / PERIOD / f"v{number}"

    def folders(self) -> set[str]:
        folder = self.home.published / PERIOD
        return {path.name for path in folder.iterdir()} if folder.exists() else set()


def content_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def built(
    project: CompiledProject, calendar: Calendar, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Path]:
    """Release files, each built once: `late` as it is known after the officer's record has come."""
    folder = tmp_path_factory.mktemp("built")
    made = {
        late: quarter_release(project, calendar, folder / str(late), late=late).path for late in (False, True)
    }
    return lambda late=False: made[late]


def put(home: Home, built: Callable[..., Path], position: int, *, late: bool = False) -> Release:
    """The release of a position, where a build at this position would have left it."""
    source = built(late=late)
    said = json.loads(source.with_suffix(".json").read_text("utf-8"))
    said |= {"position": position, "chain_hash": chain_hash_at(EventLog.open(home), position)}
    scratch = home.releases / "scratch"
    scratch.mkdir(parents=True, exist_ok=True)
    path = scratch / f"enforcement-{position}-{said['code_revision'][:8]}.duckdb"
    shutil.copy(source, path)
    path.with_suffix(".json").write_text(json.dumps(said), encoding="utf-8")
    return Release(
        path, position, said["chain_hash"], said["code_revision"], (), "", "", tables={}, warnings=()
    )


@pytest.fixture
def office(tmp_path: Path, built: Callable[..., Path]) -> Office:
    home = Home(tmp_path / "home")
    home.prepare()
    take_step(home, PERIOD, "check", acting(1))
    return Office(home, put(home, built, 1))


@pytest.fixture
def signed(office: Office) -> Office:
    office.sign()
    return office


def test_a_quarter_is_published_only_after_its_signature(office: Office) -> None:
    with pytest.raises(OutOfOrder, match="不能公布"):
        publish(office.home, PERIOD, acting(13))
    assert office.folders() == set()


def test_a_publication_leaves_papers_templates_list_and_checkpoint_and_tells_the_log(signed: Office) -> None:
    done = publish(signed.home, PERIOD, acting(13))
    assert (done.folder, done.version) == (signed.version(1), 1)
    names = set(content_of(done.folder))
    assert {"通报.docx", "通报附件.xlsx", "分析报告.docx", "一页报告.html", "manifest.json"} <= names
    assert {CHECKPOINT, PUBLIC_KEY, "模板/circular.docx", "模板/letterhead.yaml"} <= names
    quarter = load_quarter(signed.home, PERIOD)
    (step,) = quarter.publications
    assert (quarter.state, step.version, step.pinned_position, step.document_no) == (
        "published",
        1,
        1,
        NUMBER,
    )
    assert step.manifest_sha256 == done.manifest_sha256
    manifest = json.loads((done.folder / "manifest.json").read_text("utf-8"))
    assert set(manifest["files"]) == names - {"manifest.json", CHECKPOINT, PUBLIC_KEY}
    assert (manifest["position"], manifest["chain_hash"]) == (1, signed.release.chain_hash)
    assert (manifest["ranking_digest"], manifest["scheme_digest"]) == (
        step.ranking_digest,
        step.scheme_digest,
    )
    told = EventLog.open(signed.home).state("publication", "system")
    assert set(told["department_code"]) == set("ABCDEFG")
    proof = prove(done.folder / CHECKPOINT, done.folder / PUBLIC_KEY, EventLog.open(signed.home))
    assert (proof.problems, proof.not_compared) == ((), ())


def test_publishing_twice_is_one_publication(signed: Office) -> None:
    first = publish(signed.home, PERIOD, acting(13))
    position, content = signed.position, content_of(first.folder)
    assert publish(signed.home, PERIOD, acting(14)) == first
    assert (signed.position, content_of(first.folder)) == (position, content)


def test_a_kill_before_the_step_has_published_nothing_and_the_next_command_does_it_once(
    signed: Office,
) -> None:
    stage(signed.home, signed.release, signed.signing)
    rows = publication_rows(gather(signed.release, PERIOD), signed.signing)
    record_acts(signed.home, feed="publication", rows=rows, recorded_at=datetime(2025, 2, 13))
    assert (load_quarter(signed.home, PERIOD).state, signed.folders()) == ("signed", {".v1-building"})
    position = signed.position
    publish(signed.home, PERIOD, acting(13))
    # the rows were known already: only the step is new
    assert (signed.position, signed.folders()) == (position + 1, {"v1"})


def test_a_kill_between_the_step_and_the_rename_is_settled_by_the_next_command(signed: Office) -> None:
    done = publish(signed.home, PERIOD, acting(13))
    content = content_of(done.folder)
    done.folder.rename(version_folder.building(signed.home, PERIOD, 1))
    settle(signed.home, PERIOD)
    assert signed.folders() == {"v1"}
    assert content_of(done.folder) == content


def test_half_a_building_folder_is_never_taken_for_a_version(signed: Office) -> None:
    done = publish(signed.home, PERIOD, acting(13))
    content = content_of(done.folder)
    left = version_folder.building(signed.home, PERIOD, 1)
    done.folder.rename(left)
    (left / "通报.docx").write_bytes(b"half")
    settle(signed.home, PERIOD)
    assert content_of(done.folder) == content


def test_a_lost_folder_is_written_anew_from_its_position(signed: Office) -> None:
    done = publish(signed.home, PERIOD, acting(13))
    content = content_of(done.folder)
    shutil.rmtree(done.folder)
    (signed.home.published / PERIOD / ".v7-building").mkdir()
    settle(signed.home, PERIOD)
    assert content_of(done.folder) == content
    assert signed.folders() == {"v1"}


def test_a_lost_folder_that_would_come_out_otherwise_is_refused_saying_why(signed: Office) -> None:
    done = publish(signed.home, PERIOD, acting(13))
    shutil.rmtree(done.folder)
    hand_out(signed.home.templates)
    letterhead = signed.home.templates / LETTERHEAD
    letterhead.write_text(letterhead.read_text("utf-8").replace("marking: 内部", "marking: 机密"), "utf-8")
    with pytest.raises(CannotTake, match="模板或者排版程序与公布时不同"):
        settle(signed.home, PERIOD)
    assert signed.folders() == set()


def test_a_version_is_rebuilt_byte_for_byte_with_the_templates_that_it_keeps(
    signed: Office, tmp_path: Path
) -> None:
    done = publish(signed.home, PERIOD, acting(13))
    hand_out(signed.home.templates)
    own = Document()
    own.add_paragraph("另一种通报")
    own.save(str(signed.home.templates / CIRCULAR))
    again = rebuild(signed.home, PERIOD, 1, tmp_path / "again")
    assert again.differing == ()
    assert content_of(again.folder) == content_of(done.folder)


def test_rebuilding_names_a_file_that_was_changed_since(signed: Office, tmp_path: Path) -> None:
    done = publish(signed.home, PERIOD, acting(13))
    (done.folder / "一页报告.html").write_text("changed")
    assert rebuild(signed.home, PERIOD, 1, tmp_path / "again").differing == ("一页报告.html",)


def test_rebuilding_touches_nothing_that_is_there_and_knows_only_published_versions(
    signed: Office, tmp_path: Path
) -> None:
    publish(signed.home, PERIOD, acting(13))
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "mine.txt").write_text("mine")
    with pytest.raises(CannotTake, match="不是空的"):
        rebuild(signed.home, PERIOD, 1, tmp_path / "kept")
    with pytest.raises(CannotTake, match="没有公布过第 2 版，已公布的版本：1"):
        rebuild(signed.home, PERIOD, 2, tmp_path / "again")


def test_a_ranking_that_is_no_longer_the_one_scored_is_not_published(office: Office) -> None:
    office.step("draft", 1)
    office.step("feedback", 1)
    office.step("freeze", 10, **pin_columns(office.release))
    scored = digests(office.release, PERIOD) | {"ranking_digest": "another"}
    office.step("score", 10, **pin_columns(office.release), **scored)
    office.step("sign", 12, document_no=NUMBER, signatory="赵局长", signed_on=SIGNED_ON)
    with pytest.raises(CannotTake, match="排名与评分时不同"):
        publish(office.home, PERIOD, acting(13))
    assert load_quarter(office.home, PERIOD).state == "signed"


def test_a_template_at_fault_publishes_nothing(signed: Office) -> None:
    signed.home.templates.mkdir()
    own = Document()
    own.add_paragraph("{{ nothing_of_that_name }}")
    own.save(str(signed.home.templates / CIRCULAR))
    position = signed.position
    with pytest.raises(CannotTake, match=r"nothing_of_that_name.*未公布任何文件"):
        publish(signed.home, PERIOD, acting(13))
    assert (signed.position, signed.folders()) == (position, set())


def test_a_new_version_stands_beside_the_old_and_both_are_rebuilt(
    signed: Office, built: Callable[..., Path], tmp_path: Path
) -> None:
    first = publish(signed.home, PERIOD, acting(13))
    content = content_of(first.folder)
    late = put(signed.home, built, signed.position, late=True)
    signing = replace(signed.signing, version=2, document_no="滨执监〔2025〕5号", reason="公布后收到迟报数据")
    second = publish_version(
        signed.home, PERIOD, acting(20, "公布后收到迟报数据"), step="restate", release=late, signing=signing
    )
    assert signed.folders() == {"v1", "v2"}
    assert content_of(first.folder) == content
    assert load_quarter(signed.home, PERIOD).state == "restated"
    document = Document(io.BytesIO((second.folder / "通报.docx").read_bytes()))
    rows = [
        [cell.text for cell in row.cells] for table in document.tables for row in table.rows[1:] if table.rows
    ]
    # the officer's record earns F 5.33 points: with E it now shares the fifth place
    assert ["滨城区己局", "第6名，78.67分，列入约谈", "第5名，84.00分，列入约谈"] in rows
    for version, folder in ((1, first.folder), (2, second.folder)):
        again = rebuild(signed.home, PERIOD, version, tmp_path / f"again{version}")
        assert again.differing == (), version
        assert content_of(again.folder) == content_of(folder)


def test_after_a_withdrawal_the_next_publication_is_a_version_of_its_own(signed: Office) -> None:
    publish(signed.home, PERIOD, acting(13))
    take_step(signed.home, PERIOD, "withdraw", acting(14, "漏计一个主体"))
    signed.step("freeze", 15, **pin_columns(signed.release))
    signed.step("score", 15, **pin_columns(signed.release), **digests(signed.release, PERIOD))
    signed.step("sign", 16, document_no="滨执监〔2025〕6号", signatory="赵局长", signed_on=date(2025, 2, 16))
    second = publish(signed.home, PERIOD, acting(16))
    text = "\n".join(p.text for p in Document(str(second.folder / "通报.docx")).paragraphs)
    assert "本通报为第2版，替代滨执监〔2025〕3号。更正理由：漏计一个主体。" in text
    assert "名次、得分或者约谈情况有变化的主体0个" in text
    assert signed.folders() == {"v1", "v2"}
