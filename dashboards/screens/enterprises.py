"""企业: finding an enterprise, to open its page.

Belongs here: the search. Does not belong here: what is on record about one (`enterprise`).
"""

from __future__ import annotations

import streamlit as st

from dashboards import address
from dashboards.components import filters
from dashboards.components.tables import table
from dashboards.reader import Reader

_MOST_UNASKED = 200
_COLUMNS = (
    "party_name",
    "party_uscc",
    "party_type",
    "inspection_count",
    "penalty_count",
    "measure_count",
    "permit_count",
    "finding_count",
    "department_count",
    "last_date",
)


def render(view: Reader) -> None:
    """Enterprises that the search finds; without one, those inspected most."""
    words = filters.words("查找企业", placeholder="名称中的文字、统一社会信用代码，或个体工商户的代号")
    st.caption("个体工商户的名称和代码已脱敏，只能用代号查找；代号见监督发现和记录。")
    found = view.frame("enterprise_search", words=words, most=None if words else _MOST_UNASKED)
    filters.keep(words, found=found.height > 0)
    table(
        view,
        "企业",
        found,
        _COLUMNS,
        labels={"finding_count": "监督发现", "department_count": "经手单位"},
        opens=lambda row: address.to("enterprise", enterprise=row["party_key"]),
        hint="选中一行查看一企一档。",
        note="" if words else f"检查最多的 {_MOST_UNASKED} 家；其他企业请查找",
        empty="没有找到。请换一部分名称或核对信用代码；个体工商户请用代号，自然人不建企业档案。",
    )
