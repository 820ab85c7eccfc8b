"""Publishing a quarter: the papers of a release and a signature, once, whole, and the same again when rebuilt.

Belongs here: the order in which a publication becomes true, settling what a kill left, rebuilding.
Does not belong here: which papers there are (`papers`), words and layout (`orchestration.reports`), folders on disk
(`version_folder`).

The step in the log is what makes a publication: before it there is a building folder that nothing names, after it
the folder is renamed. A kill in between is settled by the next command.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ingestion.acts import record_acts
from ingestion.eventlog import EventLog
from ingestion.home import Home
from orchestration.quarter import version_folder
from orchestration.quarter.papers import gather, papers, publication_rows, with_document_names
from orchestration.quarter.procedure import digests, pin_columns
from orchestration.quarter.record import Acting, CannotTake, load_quarter, take_step
from orchestration.quarter.releases import release_of
from orchestration.quarter.steps import Quarter, Step, state_after
from orchestration.quarter.version_folder import Staged
from orchestration.releases import Release
from orchestration.releases.digest import paper_revision
from orchestration.releases.lock import exclusive
from orchestration.reports.filling import TemplateFault
from orchestration.reports.office_templates import Templates
from orchestration.reports.published import Material, Signing

__all__ = ["Published", "Rebuilt", "Signing", "publish", "publish_version", "rebuild", "settle", "stage"]

OnLine = Callable[[str], None] | None


@dataclass(frozen=True)
class Published:
    """A version that stands: its folder, the position it rests on, and the hash of its list of files."""

    period: str
    version: int
    folder: Path
    position: int
    manifest_sha256: str


@dataclass(frozen=True)
class Rebuilt:
    """A version written anew elsewhere, which of its files differ from those published, and whether code may be why."""

    folder: Path
    differing: tuple[str, ...]
    is_same_code: bool


# --- writing -----------------------------------------------------------------------------------------


def stage(
    home: Home,
    release: Release,
    signing: Signing,
    *,
    templates: Templates | None = None,
    into: Path | None = None,
) -> Staged:
    """Write everything of a version into its building folder (or `into`), durable, not yet published.

    Raises CannotTake where a template of the office cannot be filled.
    """
    used = templates or Templates.of(home.templates)
    material = gather(release, signing.period)
    if signing.version > 1:
        material = _with_what_it_replaces(home, material, release, signing)
    try:
        files = papers(material, signing, used)
    except TemplateFault as fault:
        raise CannotTake(f"{fault}请改正 {home.templates} 中的模板后重试，未公布任何文件。") from fault
    said = {
        "period": signing.period,
        "version": signing.version,
        "position": release.position,
        "chain_hash": release.chain_hash,
        "code_revision": release.code_revision,
        "paper_revision": paper_revision(),
        "document_no": signing.document_no,
        "signatory": signing.signatory,
        "signed_on": signing.signed_on.isoformat(),
        **digests(release, signing.period),
    }
    folder = into or version_folder.building(home, signing.period, signing.version)
    return version_folder.write(home, folder, files, used, said)


def _with_what_it_replaces(home: Home, material: Material, release: Release, signing: Signing) -> Material:
    from orchestration.quarter.restatement import restated_records

    before_step = _step_of(load_quarter(home, signing.period), signing.version - 1)
    assert before_step.pinned_position is not None
    before = release_of(home, before_step.pinned_position)
    said = gather(before, signing.period)
    return replace(
        material,
        replaced_ranking=said.ranking,
        replaced_listed=said.listed,
        restated=with_document_names(
            restated_records(home, signing.period, before, release), said.documents, material.documents
        ),
    )


# --- publishing --------------------------------------------------------------------------------------


def publish(home: Home, period: str, acting: Acting, *, on_line: OnLine = None) -> Published:
    """Publish a signed quarter. A quarter that is published already is settled and returned: once is enough.

    Raises OutOfOrder before the signature, CannotTake where the ranking is no longer the one that was scored.
    """
    with _alone(home, period):
        quarter = load_quarter(home, period)
        _settle(home, quarter)
        if quarter.in_force is not None:
            return _published(home, period, quarter.in_force)
        state_after(quarter, "publish", acting.on)
        scored, signed = quarter.standing("score"), quarter.standing("sign")
        assert scored is not None and scored.pinned_position is not None
        assert signed is not None and signed.document_no and signed.signatory and signed.signed_on
        release = release_of(home, scored.pinned_position, on_line=on_line)
        if digests(release, period)["ranking_digest"] != scored.ranking_digest:
            raise CannotTake(
                f"按评分时的位置 {scored.pinned_position} 重算，排名与评分时不同：评分之后程序有更新。"
                f"请撤回后重新评分、审签：zhifa quarter withdraw {period} --reason 事由"
            )
        signing = Signing(
            period, quarter.next_version, signed.document_no, signed.signatory, signed.signed_on
        )
        return _publish(home, acting, "publish", release, signing, quarter)


def publish_version(
    home: Home, period: str, acting: Acting, *, step: str, release: Release, signing: Signing
) -> Published:
    """Publish a version beside those that stand (`step` 'restate'): staged, told to the log, then in its place.

    Raises OutOfOrder where the quarter's state does not allow the step, CannotTake for a template at fault.
    """
    with _alone(home, period):
        quarter = load_quarter(home, period)
        _settle(home, quarter)
        state_after(quarter, step, acting.on)
        return _publish(home, acting, step, release, signing, quarter)


def settle(home: Home, period: str) -> None:
    """Bring the folders of a quarter to what its steps say; see `_settle`."""
    with _alone(home, period):
        _settle(home, load_quarter(home, period))


def rebuild(home: Home, period: str, version: int, into: Path, *, on_line: OnLine = None) -> Rebuilt:
    """Write a published version anew from its position, with the templates that it keeps, and compare.

    Raises CannotTake where there is no such version, or `into` holds something already.
    """
    quarter = load_quarter(home, period)
    step = _step_of(quarter, version)
    if into.exists() and any(into.iterdir()):
        raise CannotTake(f"文件夹 {into} 不是空的。请另给一个文件夹。")
    standing = version_folder.place(home, period, version)
    assert step.pinned_position is not None
    release = release_of(home, step.pinned_position, on_line=on_line)
    templates = Templates.of(standing / version_folder.TEMPLATES, home.templates)
    # Written aside first: a kill leaves no half of a version under the name that was asked for.
    aside = into.absolute().with_name(f".{into.name}-building")
    stage(home, release, _signing_of(quarter, step), templates=templates, into=aside)
    aside.replace(into)
    differing = version_folder.differing(standing, into)
    code = (release.code_revision, paper_revision())
    said = version_folder.manifest(standing)
    return Rebuilt(into, differing, code == (said.get("code_revision"), said.get("paper_revision")))


def _publish(
    home: Home, acting: Acting, step: str, release: Release, signing: Signing, quarter: Quarter
) -> Published:
    signing = _completed(signing, quarter, acting)
    staged = stage(home, release, signing)
    rows = publication_rows(gather(release, signing.period), signing)
    record_acts(home, feed="publication", rows=rows, recorded_at=acting.recorded_at)

    def still_next(_: EventLog, now: Quarter) -> None:
        if now.next_version != signing.version:
            raise CannotTake(f"{signing.period} 第 {signing.version} 版已由他人公布。")

    after = take_step(
        home,
        signing.period,
        step,
        acting,
        guard=still_next,
        **pin_columns(release),
        **digests(release, signing.period),
        document_no=signing.document_no,
        signatory=signing.signatory,
        signed_on=signing.signed_on,
        version=signing.version,
        reason=signing.reason,
        manifest_sha256=staged.manifest_sha256,
    )
    _settle(home, after)
    return _published(home, signing.period, _step_of(after, signing.version))


def _completed(signing: Signing, quarter: Quarter, acting: Acting) -> Signing:
    """The signature with what a version that replaces another says of it; `reason` goes into the step."""
    before = quarter.publications[-1] if quarter.publications else None
    withdrawn = [step.reason for step in quarter.steps if step.step == "withdraw"]
    reason = signing.reason or acting.reason or (withdrawn[-1] if before and withdrawn else None)
    return replace(signing, reason=reason, replaces=before.document_no if before else None)


# --- folders and steps -------------------------------------------------------------------------------


def _settle(home: Home, quarter: Quarter) -> None:
    """Rename what a kill left in its building folder, rebuild what is gone, remove what no step names."""
    period = quarter.period
    for step in quarter.publications:
        assert step.version is not None and step.manifest_sha256 is not None
        if version_folder.place(home, period, step.version).is_dir():
            continue
        if not version_folder.adopt(home, period, step.version, step.manifest_sha256):
            _rebuild_in_place(home, quarter, step)
    version_folder.sweep(home, period)


def _rebuild_in_place(home: Home, quarter: Quarter, step: Step) -> None:
    assert step.pinned_position is not None and step.version is not None and step.manifest_sha256 is not None
    release = release_of(home, step.pinned_position)
    staged = stage(home, release, _signing_of(quarter, step))
    if staged.manifest_sha256 != step.manifest_sha256:
        version_folder.sweep(home, quarter.period)
        why = (
            "程序版本与公布时不同"
            if release.code_revision != step.code_revision
            else "模板或者排版程序与公布时不同"
        )
        raise CannotTake(
            f"{quarter.period} 第 {step.version} 版的公布目录不在了，按位置 {step.pinned_position} 重新生成的内容"
            f"与公布时不一致（{why}）。请从备份恢复 {version_folder.place(home, quarter.period, step.version)}。"
        )
    version_folder.adopt(home, quarter.period, step.version, step.manifest_sha256)


def _step_of(quarter: Quarter, version: int) -> Step:
    for step in quarter.publications:
        if step.version == version:
            return step
    known = "、".join(str(step.version) for step in quarter.publications) or "无"
    raise CannotTake(f"{quarter.period} 没有公布过第 {version} 版，已公布的版本：{known}。")


def _signing_of(quarter: Quarter, step: Step) -> Signing:
    """The signature of a published version, from its step."""
    assert step.version and step.document_no and step.signatory and step.signed_on
    before = next((one for one in quarter.publications if one.version == step.version - 1), None)
    return Signing(
        quarter.period,
        step.version,
        step.document_no,
        step.signatory,
        step.signed_on,
        step.reason,
        before.document_no if before else None,
    )


def _published(home: Home, period: str, step: Step) -> Published:
    assert step.version and step.pinned_position and step.manifest_sha256
    folder = version_folder.place(home, period, step.version)
    return Published(period, step.version, folder, step.pinned_position, step.manifest_sha256)


def _alone(home: Home, period: str) -> Any:
    """Held while a quarter is published: two at once would write into one building folder."""
    home.prepare()
    return exclusive(home.published / f".{period}.lock", doing=f"公布 {period}")
