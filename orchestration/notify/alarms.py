"""What the office is told when something stands still: a failed night, a quarter that the gate holds.

Belongs here: these texts and to whom they go. Nothing here raises: what cannot be sent is said in the result.
Does not belong here: finding out (`orchestration.nightly`, `expectations.gate`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ingestion.home import Home
from orchestration.notify.notifier import OFFICE, Notifier, Sent
from orchestration.notify.settings import NotifyFault

if TYPE_CHECKING:
    from expectations.evaluation import DepartmentOutcome, GateEvaluation

_logger = logging.getLogger(__name__)
# A message says that something failed and where to look; a log it is not.
_FAILURES_SHOWN, _FAILURE_CHARS = 5, 300


def notify_nightly_failure(home: Home, failures: Sequence[str]) -> tuple[Sent, ...]:
    """Tell the office that a night's job failed, in the words of what stopped it. Never raises."""
    shown = [
        f"{number}. {text[:_FAILURE_CHARS]}" for number, text in enumerate(failures[:_FAILURES_SHOWN], 1)
    ]
    more = len(failures) - len(shown)
    lines = [
        "夜间装载没有完成，使用者看到的仍是上一个发布版本。原因：",
        *shown,
        *([f"另有 {more} 条，见运行记录。"] if more > 0 else []),
        "请按提示处理后重新运行 zhifa nightly；运行记录见 Dagster 页面。",
    ]
    return _told(home, lambda notifier: (notifier.office("夜间装载失败", "\n".join(lines)),))


def notify_holds(home: Home, evaluation: GateEvaluation) -> tuple[Sent, ...]:
    """Tell the office whom the gate holds, and each of them why. Never raises; empty where nobody is held."""
    held = [outcome for outcome in evaluation.departments if outcome.status == "hold"]
    if not held and not evaluation.platform_failures:
        return ()

    def tell(notifier: Notifier) -> tuple[Sent, ...]:
        title = f"{evaluation.period} 质量闸门：{len(held)} 个单位暂缓"
        lines = [f"评估日 {evaluation.evaluated_on}。"]
        if evaluation.platform_failures:
            lines.append(f"全区检查未通过：{'、'.join(evaluation.platform_failures)}。")
        lines += [f"{outcome.department_code}：{_reasons(outcome)}" for outcome in held]
        office = notifier.office(title, "\n".join(lines))
        own = [
            notifier.department(
                outcome.department_code,
                f"{evaluation.period} 数据暂缓，请于 {outcome.correction_ends_date} 前补正",
                f"原因：{_reasons(outcome)}。\n补正截止 {outcome.correction_ends_date}，"
                "届满后按现状评分。明细见补正清单。",
            )
            for outcome in held
        ]
        return (office, *own)

    return _told(home, tell)


def _reasons(outcome: DepartmentOutcome) -> str:
    from expectations.evaluation import REASON_LABELS

    return "、".join(REASON_LABELS.get(reason, reason) for reason in outcome.reasons) or "全区检查未通过"


def _told(home: Home, tell: Callable[[Notifier], tuple[Sent, ...]]) -> tuple[Sent, ...]:
    """Whatever is wrong with reminders must not fail the job that they tell of."""
    try:
        return tell(Notifier.from_home(home))
    except NotifyFault as fault:
        return (Sent(OFFICE, "failed", problem=str(fault)),)
    except Exception as problem:
        _logger.warning("reminder failed: %s", type(problem).__name__)
        return (
            Sent(OFFICE, "failed", problem=f"提醒程序出错（{type(problem).__name__}），请联系数据管理员"),
        )
