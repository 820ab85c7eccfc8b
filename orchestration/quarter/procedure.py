"""The steps of a quarter up to the signature: what each demands of the data, and what it leaves.

Belongs here: check, draft, feedback, freeze, score, sign, withdraw.
Does not belong here: their order (`steps`), papers (`publication`, `corrections`), answers and waivers.
A step that writes files writes them before its event: the event is what makes it done, and until then the same
command does it again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ingestion.eventlog import EventLog
from ingestion.home import Home
from orchestration.quarter import answers
from orchestration.quarter.record import (
    Acting,
    CannotTake,
    Quarter,
    acts_of,
    deciding_position,
    load_quarter,
    same_person,
    take_step,
    tidy_name,
)
from orchestration.quarter.releases import release_now, release_of, rows_of, workday_after
from orchestration.quarter.replies import refuse_waiting
from orchestration.quarter.steps import state_after
from orchestration.releases import Release, open_release
from orchestration.releases.digest import combined_digest, table_digest

if TYPE_CHECKING:
    from orchestration.quarter.corrections import CorrectionList

OnLine = Callable[[str], None] | None
# Whom a draft is put to: everybody who gets a score.
_ASKED = ("ranked", "listed_apart")


class OnHold(CannotTake):
    """The gate holds departments while their correction period runs."""


@dataclass(frozen=True)
class Listed:
    """What a check or a draft left: where the quarter stands, the release it rests on, a workbook a department."""

    quarter: Quarter
    release: Release
    lists: tuple[CorrectionList, ...]


def check(home: Home, period: str, acting: Acting, *, on_line: OnLine = None) -> Listed:
    """Hold each department's data against the rules and write its correction list. May be repeated."""
    before = load_quarter(home, period)
    state_after(before, "check", acting.on)
    release = _release_with(home, period, on_line)
    pinned = before.checks[-1].pinned_position if before.checks else None
    previous = release_of(home, pinned, on_line=on_line) if pinned else None
    return _listed(home, period, "check", acting, release, previous=previous)


def draft(home: Home, period: str, acting: Acting, *, on_line: OnLine = None) -> Listed:
    """Score the quarter as it stands and write each department's draft. May be repeated until it is sent."""
    state_after(load_quarter(home, period), "draft", acting.on)
    release = _release_with(home, period, on_line)
    return _listed(home, period, "draft", acting, release)


def feedback(home: Home, period: str, acting: Acting, *, on_line: OnLine = None) -> Listed:
    """Put the draft to the departments: they confirm or object within the working days that the scheme grants."""
    before = load_quarter(home, period)
    state_after(before, "feedback", acting.on)
    drafted = before.standing("draft")
    assert drafted is not None and drafted.pinned_position is not None
    release = release_of(home, drafted.pinned_position, on_line=on_line)
    due = workday_after(release, acting.on, int(_scheme_value(release, period, "feedback_workdays")))
    return _listed(home, period, "feedback", acting, release, due_date=due)


def freeze(home: Home, period: str, acting: Acting, *, on_line: OnLine = None) -> Quarter:
    """Evaluate the gate on what the log holds and pin it: later reports change nothing in this quarter.

    Raises `OnHold` while a department's correction period runs, `CannotTake` while an answer may still come or an
    objection is undecided, a local limit is unconfirmed, the scheme is at fault, or the log moves meanwhile.
    """
    before = load_quarter(home, period)
    state_after(before, "freeze", acting.on)
    _refuse_unanswered(home, before, acting.on, on_line)
    evaluated = _release_with(home, period, on_line)
    refuse_unfit(evaluated, period)
    release = gated_release(home, period, acting, evaluated, reason="季度冻结", on_line=on_line)
    return take_step(home, period, "freeze", acting, **pin_columns(release))


def score(home: Home, period: str, acting: Acting, *, on_line: OnLine = None) -> Quarter:
    """Score the quarter at the position that was frozen, and keep the digests of ranking and scheme."""
    before = load_quarter(home, period)
    state_after(before, "score", acting.on)
    frozen = before.standing("freeze")
    assert frozen is not None and frozen.pinned_position is not None
    release = release_of(home, frozen.pinned_position, on_line=on_line)
    refuse_unfit(release, period)
    return take_step(home, period, "score", acting, **pin_columns(release), **digests(release, period))


def sign(
    home: Home, period: str, acting: Acting, *, document_no: str, signatory: str, signed_on: date
) -> Quarter:
    """Enter the signature: number, signatory and day of the circular, as the signed paper has them.

    Raises `CannotTake` for a signatory who granted a waiver of the quarter, and for a day before the scoring.
    """
    who, number = tidy_name(signatory), tidy_name(document_no)
    if not who or not number:
        raise CannotTake("审签须写明文号（--document-no）和签发人（--signatory）。")

    def fit(log: EventLog, quarter: Quarter) -> None:
        refuse_signatory(log, period, who)
        scored = quarter.standing("score")
        if scored is not None and signed_on < scored.on_date:
            raise CannotTake(f"签发日期 {signed_on} 早于评分之日 {scored.on_date}。请核对 --signed-on。")

    return take_step(
        home, period, "sign", acting, guard=fit, document_no=number, signatory=who, signed_on=signed_on
    )


def withdraw(home: Home, period: str, acting: Acting) -> Quarter:
    """Go back to where departments may still answer, with the reason that `acting` states.

    What was published stays where it lies and is marked as withdrawn; the next publication is a new version.
    """
    if not acting.reason:
        raise CannotTake("撤回须写明理由（--reason）。")
    return take_step(home, period, "withdraw", acting)


# --- what steps demand ------------------------------------------------------------------------------------


def refuse_unfit(release: Release, period: str) -> None:
    """Raise `CannotTake` while a local limit is unconfirmed or the scheme is at fault: no official score."""
    faults = rows_of(release, "scheme_faults", period=period)
    if faults:
        raise CannotTake(f"评分方案有误，不能正式评分：{'；'.join(row['message'] for row in faults)}")
    waiting = rows_of(release, "unconfirmed_parameters", period=period)
    if waiting:
        named = "、".join(
            dict.fromkeys(
                f"{row['parameter']}（{row['applies_to']}）" if row["applies_to"] else row["parameter"]
                for row in waiting
            )
        )
        raise CannotTake(
            f"有地方参数尚未经办公室确认，不能正式评分：{named}。"
            "请在评估参数表中填写参数值和依据文号（zhifa template parameter），装入后重试。"
        )


def gated_release(
    home: Home, period: str, acting: Acting, evaluated: Release, *, reason: str, on_line: OnLine = None
) -> Release:
    """The release to pin: with the gate's outcome on `evaluated` in it, and nothing else that the gate has not seen.

    Raises `OnHold` where the gate holds the quarter, `CannotTake` where reports came while it was evaluated; what
    comes after the release has a later position and needs no check.
    """
    from orchestration.quarter.gate import evaluate_quarter

    gated = evaluate_quarter(
        home,
        period,
        on=acting.on,
        actor=acting.actor,
        reason=acting.reason or reason,
        recorded_at=acting.recorded_at,
        on_line=on_line,
        evaluated=evaluated,
    )
    refuse_hold(gated.evaluation)
    refuse_unseen(EventLog.open(home), evaluated.position, gated.release.position)
    return gated.release


def refuse_unseen(log: EventLog, seen: int, pinned: int) -> None:
    """Raise `CannotTake` where a pin holds anything after `seen`, the gate's own outcome apart, that decides."""
    if deciding_position(log, up_to=pinned, but=frozenset({"gate"})) > seen:
        raise CannotTake("评估闸门期间又有新的数据入库，尚未经过闸门。请重新运行同一命令。")


def refuse_hold(evaluation: Any) -> None:
    """Raise `OnHold`, naming the departments, where the gate holds the quarter."""
    if evaluation.status == "hold":
        held = "、".join(one.department_code for one in evaluation.departments if one.status == "hold")
        raise OnHold(
            f"{evaluation.period} 质量闸门为“暂缓”，不能冻结：{held or '全区检查未通过'}。"
            f"补正期内先行补正，或待补正期满；明细见 {evaluation.page}"
        )


def refuse_signatory(log: EventLog, period: str, signatory: str) -> None:
    """Raise `CannotTake` for a signatory who granted a waiver of the quarter, revoked or not."""
    granted = [row for row in acts_of(log, "waiver", period) if same_person(row["granted_by"], signatory)]
    if granted:
        raise CannotTake(
            f"{signatory} 批准过 {period} 的 {len(granted)} 项豁免，不能签发该季度的通报。请由其他负责人签发。"
        )


def _refuse_unanswered(home: Home, quarter: Quarter, on: date, on_line: OnLine) -> None:
    opened, drafted = quarter.standing("feedback"), quarter.standing("draft")
    assert opened is not None and opened.due_date is not None
    assert drafted is not None and drafted.pinned_position is not None
    given = answers.answers(home, quarter.period)
    waiting = answers.undecided(given)
    if waiting:
        named = "、".join(f"{row['department_code']} 第 {row['objection_no']} 号" for row in waiting)
        raise CannotTake(f"尚有异议未处理：{named}。请先逐条处理：zhifa quarter decide {quarter.period}")
    refuse_waiting(home, quarter.period)
    if on > opened.due_date:
        return  # who has not answered by then has no objection
    ranking = rows_of(
        release_of(home, drafted.pinned_position, on_line=on_line), "ranking", period=quarter.period
    )
    asked = [row["department_code"] for row in ranking if row["status"] in _ASKED]
    if quiet := answers.silent(given, asked):
        raise CannotTake(
            f"反馈期限 {opened.due_date} 尚未届满，{len(quiet)} 个单位未反馈：{'、'.join(quiet)}。"
            "请待其确认，或期满后再冻结（逾期未反馈视为无异议）。"
        )


# --- shared -----------------------------------------------------------------------------------------------


def pin_columns(release: Release) -> dict[str, Any]:
    """What a step says of the release that it rests on."""
    return {
        "pinned_position": release.position,
        "chain_hash": release.chain_hash,
        "code_revision": release.code_revision,
    }


def digests(release: Release, period: str) -> dict[str, Any]:
    """Digests of a quarter's ranking, and of the scheme that it was scored by, as `quarter_step` has them."""
    of_period = f"period = '{period}'"
    at_cutoff = f"cutoff_date = (select max(cutoff_date) from scoring.quarterly_ranking where {of_period})"
    ranking = ("scoring.quarterly_ranking", "scoring.interview_list", "scoring.department_indicator")
    scheme = ("intermediate.int_score_parameter", "intermediate.int_score_indicator")
    with open_release(release.path) as connection:

        def digest(names: Sequence[str], where: str) -> str:
            parts = {name: table_digest(connection, *name.split(".", 1), where=where)[1] for name in names}
            return combined_digest(parts)

        return {"ranking_digest": digest(ranking, of_period), "scheme_digest": digest(scheme, at_cutoff)}


def _scheme_value(release: Release, period: str, parameter: str) -> str:
    rows = rows_of(release, "scheme_values", period=period, parameter=parameter)
    if not rows:
        raise CannotTake(f"评分方案没有参数 {parameter}。请在评估参数表中补充后重试。")
    return str(rows[0]["value"])


def _release_with(home: Home, period: str, on_line: OnLine) -> Release:
    """What the log holds now, if there is anything of the quarter in it."""
    release = release_now(home, on_line=on_line)
    if not rows_of(release, "ranking", period=period):
        raise CannotTake(f"日志中没有 {period} 的执法数据。请先装入该季度的导出文件：zhifa nightly。")
    return release


def _listed(
    home: Home,
    period: str,
    step: str,
    acting: Acting,
    release: Release,
    *,
    previous: Release | None = None,
    due_date: date | None = None,
) -> Listed:
    from orchestration.quarter.corrections import write_correction_lists

    lists = write_correction_lists(
        home,
        release,
        period,
        stage="check" if step == "check" else "draft",
        on=acting.on,
        previous=previous,
        due_date=due_date,
    )
    quarter = take_step(home, period, step, acting, due_date=due_date, **pin_columns(release))
    return Listed(quarter, release, lists)
