"""The pages, in the order of the menu.

Belongs here: which pages there are. One module a page, named for its path; each has `render(view)`.
Does not belong here: what a page shows. (The folder is not called `pages`: Streamlit would run such files by itself.)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from dashboards.reader import Reader
from dashboards.screens import (
    annual,
    case_files,
    data_quality,
    enforcement,
    enterprise,
    enterprises,
    figure,
    finding,
    findings,
    interviews,
    officers,
    overview,
    ranking,
    reconsideration,
    record,
)


@dataclass(frozen=True)
class Page:
    """A page: `path` is its address, `title` its name in the menu; without a place there it is reached from rows."""

    path: str
    title: str
    render: Callable[[Reader], None]
    is_in_menu: bool = True


def _page(module: ModuleType, title: str, *, is_in_menu: bool = True) -> Page:
    return Page(module.__name__.rpartition(".")[2], title, module.render, is_in_menu)


PAGES = (
    _page(overview, "总览"),
    _page(ranking, "季度排名"),
    _page(interviews, "约谈"),
    _page(case_files, "案卷完整性"),
    _page(enforcement, "检查与处罚"),
    _page(reconsideration, "复议应诉"),
    _page(officers, "执法人员"),
    _page(findings, "监督预警"),
    _page(enterprises, "企业"),
    _page(data_quality, "数据质量"),
    _page(annual, "年度数据"),
    _page(record, "记录", is_in_menu=False),
    _page(finding, "监督发现", is_in_menu=False),
    _page(enterprise, "一企一档", is_in_menu=False),
    _page(figure, "数据来源", is_in_menu=False),
)
