"""The papers of a quarter: the rows that they are made of, and which papers there are.

Belongs here: gathering rows from a release, names of files, what feed `publication` says.
Does not belong here: words and layout (`orchestration.reports`), publishing (`publication`).
"""

from __future__ import annotations

from typing import Any

from orchestration.releases import Release, open_release
from orchestration.reports.office_templates import Templates
from orchestration.reports.published import OF_ALL_PERIODS, QUERIES, Material, Rows, Signing


def gather(release: Release, period: str) -> Material:
    """The rows that the papers of a quarter are made of."""
    from dashboards.queries import named_query

    with open_release(release.path) as connection:
        rows = {
            name: named_query(query).run(connection, **({} if name in OF_ALL_PERIODS else {"period": period}))
            for name, query in QUERIES.items()
        }
    return Material(period, release.position, release.chain_hash, release.code_revision, **rows)


def papers(material: Material, signing: Signing, templates: Templates) -> dict[str, bytes]:
    """Every paper of a publication by its path inside the folder. Pure. Raises TemplateFault."""
    from orchestration.reports.analysis import analysis
    from orchestration.reports.appendix import appendix
    from orchestration.reports.circular import circular
    from orchestration.reports.interview_notice import interview_notice
    from orchestration.reports.one_page import one_page

    notices = {
        f"约谈通知书/{name}.docx": interview_notice(material, signing, templates, code)
        for code, name in _file_names(material).items()
    }
    return {
        "通报.docx": circular(material, signing, templates),
        "通报附件.xlsx": appendix(material, signing),
        "分析报告.docx": analysis(material, signing, templates),
        "一页报告.html": one_page(material, signing, templates),
        **notices,
    }


def _file_names(material: Material) -> dict[str, str]:
    """A file name for each listed department; two of one name are told apart by their codes."""
    names = {code: material.full_names[code].replace("/", "／") for code in material.grounds}
    every = list(names.values())
    return {code: name if every.count(name) == 1 else f"{name}（{code}）" for code, name in names.items()}


def publication_rows(material: Material, signing: Signing) -> list[dict[str, Any]]:
    """What the version says of each department, as rows of feed `publication`."""
    return [
        {
            "department_code": row["department_code"],
            "period": signing.period,
            "version": signing.version,
            "signed_on": signing.signed_on,
            "department_name": row["department_name"],
            "status": row["status"],
            "ranking": row["rank"],
            "score": row["score"],
            "grounds": material.grounds.get(row["department_code"], []),
            "pinned_position": material.position,
        }
        for row in material.ranking
    ]


def with_document_names(restated: Rows, *documents: Rows) -> list[dict[str, Any]]:
    """Restated records with the name of a document in place of its code: a paper says 送达回证."""
    names = {row["requirement_id"]: row["document_name_zh"] for rows in documents for row in rows}
    lines = []
    for row in restated:
        number, _, document = row["record"].rpartition(" ")
        named = f"{number} {names[document]}" if number and document in names else row["record"]
        lines.append({**row, "record": named})
    return lines
