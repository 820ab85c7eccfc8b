"""Two versions of a quarter side by side: who moved, and because of which records; the papers of each version.

Belongs here: the section 版本对照 of 季度排名. Published papers and the reasons of others lie beside the release:
only who sees the office gets them.
Does not belong here: the comparison of records (`orchestration.quarter.restatement`), restating.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from dashboards import address
from dashboards.access import sees_the_office
from dashboards.components import filters
from dashboards.components.tables import table
from dashboards.reader import Reader
from ingestion.home import Home
from orchestration.quarter.explain import CODE_HAS_CHANGED
from orchestration.quarter.restatement import restated_records
from orchestration.quarter.steps import STEP_LABELS
from orchestration.quarter.version_folder import place
from orchestration.releases import Release, list_releases
from orchestration.releases.store import read_release

_NOW = "now"
_VERSIONS = (
    "version",
    "step",
    "on_date",
    "document_no",
    "signed_on",
    "pinned_position",
    "ranked_count",
    "listed_count",
    "is_in_force",
)
_SIDES = (
    "department_name",
    "is_moved",
    "rank_before",
    "rank_after",
    "movement",
    "score_before",
    "score_after",
    "score_change",
    "status_before",
    "status_after",
    "grounds_before",
    "grounds_after",
)
_REASONS = (
    "department_name",
    "indicator_name_zh",
    "record",
    "was",
    "becomes",
    "event_zh",
    "reported_on",
    "file_name",
    "position",
)
_PAPERS = ("通报.docx", "通报附件.xlsx", "分析报告.docx", "一页报告.html")


def render(view: Reader, period: str, versions: list[dict[str, Any]]) -> None:
    """Every version of the quarter, two of them compared, and the records that made the difference."""
    if not versions:
        st.info("本季度尚未公布，没有可对照的版本。公布后，这里显示各版本及其变动。")
        return
    earlier, later = _sides(versions)
    said = {str(row["version"]): row for row in versions}
    table(
        view,
        "版本对照",
        view.frame(
            "versions_compared",
            period=period,
            earlier=int(earlier),
            later=None if later == _NOW else int(later),
        ),
        _SIDES,
        opens=lambda row: address.to("ranking", period=period, department=row["department_code"]),
        hint="选中一行查看该单位的指标和失分记录。",
        note=f"原：第{earlier}版；现：{'现有数据' if later == _NOW else f'第{later}版'}。有变动的在前",
    )
    if sees_the_office(view.viewer):
        _reasons(view, period, said[earlier], said.get(later))
    table(
        view,
        "公布的版本",
        pl.DataFrame(versions, infer_schema_length=None).with_columns(pl.col("step").replace(STEP_LABELS)),
        _VERSIONS,
        opens=lambda row: address.to("ranking", period=period, version=row["version"]),
        hint="选中一行查看该版本的排名。",
    )
    if sees_the_office(view.viewer):
        _papers(view, period, versions)


def _sides(versions: list[dict[str, Any]]) -> tuple[str, str]:
    names = {str(row["version"]): f"第{row['version']}版　{row['document_no'] or ''}" for row in versions}
    left, right, _ = st.columns(3)
    newest = str(versions[0]["version"])
    with left:
        before = str(versions[1]["version"]) if len(versions) > 1 else newest
        earlier = filters.choice(
            "原版本", "earlier", names, default=before, is_required=True, default_moves=True
        )
    with right:
        after = newest if len(versions) > 1 else _NOW
        later = filters.choice(
            "现版本",
            "later",
            {**names, _NOW: "现有数据"},
            default=after,
            is_required=True,
            default_moves=True,
        )
    return str(earlier), str(later)


def _reasons(view: Reader, period: str, earlier: dict[str, Any], later: dict[str, Any] | None) -> None:
    """Records that count otherwise, from the two releases where both are still on disk."""
    after = (
        view.release if later is None else _release_at(view, later["pinned_position"], later["code_revision"])
    )
    before = after and _release_at(view, earlier["pinned_position"], after.code_revision)
    if before is None or after is None:
        st.caption(
            "所依据的数据版本已不在本机。公布版本之间的变动记录见后一版的“通报附件.xlsx”中的“更正记录”；"
            f"与现有数据相比的，请运行 zhifa quarter restate {period} 预览。"
        )
        return
    if before.code_revision != after.code_revision:
        st.caption(CODE_HAS_CHANGED)
    rows = _restated(view.home.root, period, before.path, after.path)
    table(
        view,
        "变动所依据的记录",
        pl.DataFrame(rows, infer_schema_length=None),
        _REASONS,
        opens=lambda row: address.to("record", stream=row["stream_id"]) if row["stream_id"] else None,
        hint="选中一行查看引起变化的记录。",
        empty="两个版本计入的记录没有不同。",
    )


@st.cache_data(show_spinner="正在比较两个版本的记录……", max_entries=16)
def _restated(root: Path, period: str, before: Path, after: Path) -> list[dict[str, Any]]:
    """A function of two sealed releases, so that it is worked out once."""
    return restated_records(Home(root), period, read_release(before), read_release(after))


def _release_at(view: Reader, position: int | None, code: str | None) -> Release | None:
    """A release at a position that lies on disk, rather one by this code than by another."""
    there = [
        release
        for folder in (view.home.releases, view.home.releases / "scratch")
        for release in list_releases(folder)
        if release.position == position and not release.asked_dates
    ]
    return next((one for one in there if one.code_revision == code), next(iter(there), None))


def _papers(view: Reader, period: str, versions: list[dict[str, Any]]) -> None:
    """Each version's papers to take away, exactly as they were published."""
    for row in versions:
        folder = place(view.home, period, row["version"])
        there = [folder / name for name in _PAPERS if (folder / name).is_file()]
        if not there:
            continue
        st.markdown(f"**第{row['version']}版的文件**")
        for column, path in zip(st.columns(len(_PAPERS)), there, strict=False):
            column.download_button(
                path.name,
                data=path.read_bytes,
                file_name=f"{period}第{row['version']}版{path.name}",
                on_click="ignore",
                key=f"paper.{row['version']}.{path.name}",
                width="stretch",
            )
