"""监督发现: one finding, what it was held against, and every record that it rests on.

Belongs here: one finding. Does not belong here: lists of findings (`findings`), a record (`record`).
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboards import address
from dashboards.components.codes import CODES
from dashboards.components.tables import table
from dashboards.reader import Reader

_RECORDS = ("record_kind", "record_id", "is_main")


def render(view: Reader) -> None:
    """The finding that the address names by its id."""
    asked = address.here("finding")
    found = view.row("supervision_finding", finding=asked) if asked else None
    if found is None:
        st.info("地址中的监督发现不存在，或您无权查看。请从监督预警的表格选中一行进入。")
        return
    _told(found)
    table(
        view,
        "依据的记录",
        view.frame("finding_records", finding=asked),
        _RECORDS,
        opens=lambda row: address.to("record", stream=row["stream_id"]) if row["stream_id"] else None,
        hint="选中一行查看记录内容和来源文件。",
        empty="没有可以列出的记录：所依据的是其他单位的记录，或本来就没有记录（如事项未履行）。",
    )
    _next(found)


def _told(found: dict[str, Any]) -> None:
    """The sentence, then the limit and what was measured."""
    st.subheader(f"{found['kind_name_zh']}（{CODES['severity'][found['severity']]}）")
    st.write(found["sentence_zh"])
    said = {
        "执法主体": found["department_name"],
        "日期": found["business_date"],
        "实际": found["measured_value"],
        "界限": found["limit_value"],
        "规则": found["rule_name_zh"],
        "依据": found["legal_basis"],
        "企业": found["party_name"],
        "看什么": found["note_zh"],
    }
    st.markdown("\n".join(f"- {name}：{value}" for name, value in said.items() if value is not None))


def _next(found: dict[str, Any]) -> None:
    """Where a reader goes from here."""
    same = {"part": "list", "kind": found["finding_kind"], "department": found["department_code"]}
    address.link("该单位的同类发现", address.to("findings", **same))
    if found["party_key"]:
        address.link("这家企业的一企一档", address.to("enterprise", enterprise=found["party_key"]))
