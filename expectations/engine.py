"""Runs suites with Great Expectations on a release file and leaves its Data Docs behind.

Belongs here: everything that touches Great Expectations.
Does not belong here: what a failed check means for a department or a quarter (`gate`).
"""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.pool import NullPool

from expectations.dialect import register
from expectations.suite import Suite

# Read when the library is imported: nothing may be sent out of the intranet.
_QUIET = {"GX_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1", "TQDM_DISABLE": "1"}


@dataclass(frozen=True)
class CheckResult:
    """Outcome of one check: how many rows it found that should not be there."""

    suite: str
    level: str
    check_id: str
    title: str
    remedy: str
    is_met: bool
    found_count: int


def run_suites(release: Path, suites: Sequence[Suite], period: str, docs: Path) -> tuple[CheckResult, ...]:
    """Run every check of the suites for one quarter; write Data Docs (HTML) under `docs`.

    A check that cannot run (a table or column is missing) raises `CheckNotRun`, it never counts as met.
    """
    os.environ.update(_QUIET)
    # The library prints as it works; standard output belongs to the command that was asked for.
    with redirect_stdout(io.StringIO()):
        import great_expectations as gx
        from great_expectations.checkpoint.actions import UpdateDataDocsAction

        context: Any = gx.get_context(mode="ephemeral")
        context.variables.progress_bars = {"globally": False}
        context.add_data_docs_site("gate", _site(docs))
        source = context.data_sources.add_sql(
            name="release",
            connection_string=f"{register()}:///{release.resolve()}",
            kwargs={"connect_args": {"read_only": True}, "poolclass": NullPool},
        )
        checkpoint = context.checkpoints.add(
            gx.Checkpoint(
                name=f"gate_{period}",
                validation_definitions=[_validation(context, source, suite, period) for suite in suites],
                actions=[UpdateDataDocsAction(name="docs", site_names=["gate"])],
                result_format="COMPLETE",
            )
        )
        try:
            outcome = checkpoint.run()
        finally:
            _let_go(source)
    by_name = {suite.name: suite for suite in suites}
    return tuple(
        _result(by_name[validated.suite_name], result)
        for validated in outcome.run_results.values()
        for result in validated.results
    )


def _validation(context: Any, source: Any, suite: Suite, period: str) -> Any:
    import great_expectations as gx
    from great_expectations.expectations.core.unexpected_rows_expectation import UnexpectedRowsExpectation

    asset = source.add_query_asset(name=f"{suite.name}_{period}", query=suite.batch_sql(period))
    expected = context.suites.add(gx.ExpectationSuite(name=suite.name, notes=[suite.title]))
    for check in suite.checks:
        expected.add_expectation(
            UnexpectedRowsExpectation(
                unexpected_rows_query=check.sql(period),
                description=f"{check.title}（{check.id}）",
                notes=[check.remedy],
                meta={"check_id": check.id},
            )
        )
    return context.validation_definitions.add(
        gx.ValidationDefinition(
            name=f"{suite.name}_{period}",
            data=asset.add_batch_definition_whole_table(period),
            suite=expected,
        )
    )


class CheckNotRun(RuntimeError):
    """A check could not be evaluated at all; the message names it and says why, in Chinese."""


def _result(suite: Suite, result: Any) -> CheckResult:
    check = next(c for c in suite.checks if c.id == result.expectation_config.meta["check_id"])
    if result.exception_info.get("raised_exception") or "observed_value" not in result.result:
        said = " ".join(_messages(result.exception_info))[:400]
        raise CheckNotRun(f"检查“{check.title}”无法执行：{said}。请重新生成发布版本后再运行闸门。")
    return CheckResult(
        suite=suite.name,
        level=suite.level,
        check_id=check.id,
        title=check.title,
        remedy=check.remedy,
        is_met=bool(result.success),
        found_count=int(result.result["observed_value"]),
    )


def _messages(info: Any) -> list[str]:
    """Every `exception_message` in Great Expectations' nested account of what went wrong."""
    if not isinstance(info, dict):
        return []
    own = [" ".join(str(info["exception_message"]).split())] if info.get("exception_message") else []
    return own + [message for inner in info.values() for message in _messages(inner)]


def _site(docs: Path) -> dict[str, Any]:
    return {
        "class_name": "SiteBuilder",
        "show_how_to_buttons": False,
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
        "store_backend": {
            "class_name": "TupleFilesystemStoreBackend",
            "base_directory": str(docs.resolve()),
        },
    }


def _let_go(source: Any) -> None:
    """Close what is still connected, so that the release file is no longer open in this process."""
    source.get_execution_engine().close()
    source.get_engine().dispose()
