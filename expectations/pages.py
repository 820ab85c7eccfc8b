"""The gate's pages: one Chinese front page, and Great Expectations' Data Docs made fit for an intranet.

Belongs here: HTML of the gate. Nothing on these pages points to another host.
Does not belong here: the results themselves (`gate`) and how they were found (`engine`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

_STYLE = """<style>
body{font-family:"Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:2em auto;max-width:70em;padding:0 1em}
table{border-collapse:collapse;margin:1em 0;width:100%}
td,th{border:1px solid #ccc;padding:.35em .6em;text-align:left;vertical-align:top}
th{background:#f2f4f7}.collapse{display:block}.btn-group,.modal{display:none}
.pass{color:#176b2c}.hold{color:#a33}.deduct{color:#9a5b00}nav ul{list-style:none;padding:0}
</style>"""
_OUTSIDE = r"(?:https?:)?//[^\"'>\s]+"
# Scripts go altogether: those that stay inside the page call libraries of other hosts.
_REMOVALS = (
    re.compile(r"<script\b.*?</script>", re.DOTALL | re.IGNORECASE),
    re.compile(rf"<link\b[^>]*href=[\"']?{_OUTSIDE}[^>]*>", re.IGNORECASE),
    re.compile(rf"<img\b[^>]*src=[\"']?{_OUTSIDE}[^>]*>", re.IGNORECASE),
    re.compile(rf"<iframe\b[^>]*src=[\"']?{_OUTSIDE}.*?</iframe>", re.DOTALL | re.IGNORECASE),
    re.compile(rf"@import[^;]*{_OUTSIDE}[^;]*;", re.IGNORECASE),
    re.compile(r"<footer\b.*?</footer>", re.DOTALL | re.IGNORECASE),
)
# What only scripts made work, and what tells a reader nothing.
_IDLE = (
    re.compile(
        r'<div class="card mb-3">\s*<div class="card-header p-2">\s*<strong>Actions</strong>.*?(?=<div class="card )',
        re.DOTALL,
    ),
    re.compile(r"(?<=Validations / )([^<]*?) / __none__"),
)
# Icons of a font that is fetched from elsewhere, as characters.
_ICONS = (
    (re.compile(r'<i class="[^"]*fa-check-circle[^"]*"[^>]*></i>'), "✔"),
    (re.compile(r'<i class="[^"]*fa-(?:times|exclamation)[^"]*"[^>]*></i>'), "✘"),
)
_OUTSIDE_ANCHOR = re.compile(rf"<a\b[^>]*href=[\"']?{_OUTSIDE}[^>]*>(.*?)</a>", re.DOTALL | re.IGNORECASE)
_OUTSIDE_URL = re.compile(rf"url\([\"']?{_OUTSIDE}[\"']?\)", re.IGNORECASE)
_WORDS = {
    "Data documentation compiled by Great Expectations": "质量闸门检查明细",
    "Expectation Validation Result": "检查结果",
    "Evaluates whether a batch of data matches expectations.": "逐项检查发布版本中的数据是否符合要求。",
    "Table-Level Expectations": "检查项",
    "Evaluated Expectations": "检查项数",
    "Successful Expectations": "通过项数",
    "Unsuccessful Expectations": "未通过项数",
    "Success Percent": "通过比例",
    "Observed Value": "发现行数",
    "Show more info...": "更多信息",
    "Statistics": "统计",
    "Table of Contents": "目录",
    "Expectation Suite:": "检查组：",
    "Data asset:": "数据：",
    "Status:": "结论：",
    ">Status<": ">结论<",
    ">Expectation<": ">检查项<",
    "Succeeded": "通过",
    "Failed": "未通过",
    "Great Expectations Version": "检查工具版本",
    "Run Time": "运行时间",
    ">Home<": ">返回<",
    "Overview": "概况",
}


def without_outside(text: str) -> str:
    """The page without anything that a browser would fetch from, or follow to, another host."""
    for removal in _REMOVALS:
        text = removal.sub("", text)
    text = _OUTSIDE_ANCHOR.sub(r"\1", text)
    text = _OUTSIDE_URL.sub("none", text)
    text = _IDLE[0].sub("", text)
    text = _IDLE[1].sub(r"\1", text)
    for icon, character in _ICONS:
        text = icon.sub(character, text)
    for english, chinese in _WORDS.items():
        text = text.replace(english, chinese)
    return text.replace("</head>", f"{_STYLE}</head>", 1)


def make_offline(docs: Path, titles: Mapping[str, str]) -> None:
    """Rewrite every page under `docs` so that it works without a network.

    Their own index is made by scripts, so it becomes a plain list of the suites (`titles`) and their results.
    """
    for page in sorted(docs.rglob("*.html")):
        page.write_text(without_outside(page.read_text(encoding="utf-8")), encoding="utf-8")
    found = {page.relative_to(docs).parts[1]: page for page in sorted((docs / "validations").rglob("*.html"))}
    links = "".join(
        f'<li><a href="{html.escape(str(found[suite].relative_to(docs)))}">{html.escape(title)}</a></li>'
        for suite, title in titles.items()
        if suite in found
    )
    (docs / "index.html").write_text(_page("检查明细", f"<ul>{links}</ul>", back="../index.html"), "utf-8")


def _page(title: str, body: str, *, back: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f'{_STYLE}</head><body><h1>{html.escape(title)}</h1>{body}<p><a href="{back}">返回</a></p></body></html>\n'
    )


def table(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """An HTML table; every cell is escaped."""
    head = "".join(f"<th>{html.escape(text)}</th>" for text in headers)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def front_page(*, title: str, verdict: str, status: str, sections: Iterable[tuple[str, str]]) -> str:
    """The page a steward opens first: the verdict, then one section each (heading, HTML)."""
    parts = "".join(f"<h2>{html.escape(heading)}</h2>{body}" for heading, body in sections)
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f"{_STYLE}</head><body><h1>{html.escape(title)}</h1>"
        f'<p class="{html.escape(status)}"><strong>{html.escape(verdict)}</strong></p>{parts}'
        '<p><a href="checks/index.html">检查明细（Data Docs）</a></p></body></html>\n'
    )
