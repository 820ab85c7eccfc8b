"""The pages that lie beside a release: dbt's own documentation as one static page, and the data dictionary.

Belongs here: making both once for each code revision, making sure that they contact nobody, linking them beside a
release. Does not belong here: any description (`dbt_project/**/*.yml`), the dictionary inside the file (`described`).
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from ingestion.home import Home
from orchestration.releases.dbt_child import DATABASE_NAME, parse_cache, run_dbt, variables
from orchestration.releases.described import MARTS, TableEntry, both_languages, explained_tables
from orchestration.releases.faults import ReleaseFault
from orchestration.releases.store import BUILD_PREFIX

MODELS_PAGE = "index.html"
DICTIONARY_PAGE = "dictionary.html"
SITE_SUFFIX = ".docs"
# The page is one file: whatever it wants to fetch or send beyond itself, the browser refuses.
_POLICY = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'unsafe-inline' 'unsafe-eval' data: blob:;"
    " connect-src 'none'; form-action 'none'; base-uri 'none'\"/>"
)
# Icons that dbt's page names but does not bring.
_ABSENT = re.compile(r'<link rel="(?:canonical|shortcut icon|icon|apple-touch-icon)[^>]*>')
# Before the page's own script has put an address in its place, the browser would ask for the placeholder.
_EARLY_LINK = ('xlink:href="{{ getIcon', 'ng-attr-xlink:href="{{ getIcon')
_PLACES = ("root_path", "build_path", "compiled_path")
_ARGUMENTS = ("docs", "generate", "--static", "--empty-catalog", "--no-compile")
_STYLE = """<style>
body{font-family:"Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:2em auto;max-width:80em;padding:0 1em}
table{border-collapse:collapse;margin:.6em 0 2em;width:100%}th{background:#f2f4f7}
td,th{border:1px solid #ccc;padding:.3em .6em;text-align:left;vertical-align:top}
code{white-space:nowrap}.grain{color:#555}nav a{margin-right:1em}
</style>"""
_LABELS = dict(MARTS) | {"reference": "参考表 / Look-up tables", "intake": "收件 / Intake"}


def site_of(home: Home, manifest: Path) -> Path:
    """The pages of the code as it stands now, kept beside what dbt has parsed; made where nobody has made them yet."""
    cache = parse_cache(home)
    return make_site(manifest, cache.with_suffix(SITE_SUFFIX), cache)


def make_site(manifest: Path, site: Path, cache: Path | None = None) -> Path:
    """The folder `site` with both pages, from what dbt knows (`manifest`); one that is there already is used again.

    dbt writes its page in a child process and looks at no table. Raises `ReleaseFault` where dbt fails.
    """
    if site.is_dir():
        return site
    work = site.with_name(f".{site.name}.{os.getpid()}")
    try:
        work.mkdir(parents=True)
        (work / "manifest.json").write_text(
            without_places(manifest.read_text(encoding="utf-8")), encoding="utf-8"
        )
        run_dbt([*_ARGUMENTS, *variables()], database=work / DATABASE_NAME, target=work, cache=cache)
        page = work / "static_index.html"
        if not page.is_file():
            raise ReleaseFault(
                "no_docs", "dbt 没有写出文档页面。", "重新运行；如再次出现，请连同命令的输出一并报告。"
            )
        pages = work / "pages"
        pages.mkdir()
        (pages / MODELS_PAGE).write_text(alone(page.read_text(encoding="utf-8")), encoding="utf-8")
        entries = tuple(explained_tables(manifest))
        (pages / DICTIONARY_PAGE).write_text(dictionary_page(entries), encoding="utf-8")
        for written in pages.iterdir():
            written.chmod(0o444)
        if not site.is_dir():
            os.replace(pages, site)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return site


def site_beside(release: Path) -> Path:
    """Where the pages of a release file lie. Releases of earlier versions, and scratch builds, have none."""
    return release.with_suffix(SITE_SUFFIX)


def link_site(site: Path, release: Path) -> None:
    """The pages beside a release as well: hard links, so that they take no room; copies where the disk is another."""
    place = site_beside(release)
    if place.is_dir():
        return
    unfinished = place.with_name(f"{BUILD_PREFIX}{os.getpid()}-{place.name}")
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.copytree(site, unfinished, copy_function=_link)
    os.replace(unfinished, place)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def without_places(manifest: str) -> str:
    """dbt's manifest without folders of this machine."""
    said = json.loads(manifest)
    for node in (*said["nodes"].values(), *said["sources"].values()):
        node.update({key: None for key in _PLACES if node.get(key)})
    return json.dumps(said, ensure_ascii=False)


def alone(page: str) -> str:
    """dbt's page so that it needs and contacts nothing outside itself, in the browser's own words."""
    head, found, rest = page.partition("<head>")
    if not found:
        raise ReleaseFault(
            "no_docs", "dbt 的文档页面与预期不同。", "升级 dbt 后请核对 orchestration/releases/site.py。"
        )
    return head + found + _POLICY + _ABSENT.sub("", rest).replace(*_EARLY_LINK)


def dictionary_page(entries: Sequence[TableEntry]) -> str:
    """The dictionary of marts, reference and intake as one page, in Chinese and English."""
    parts = [
        f'<!doctype html><html lang="zh"><head>{_POLICY}<meta charset="utf-8"><title>数据字典</title>{_STYLE}</head>',
        "<body><h1>数据字典 / Data dictionary</h1>",
        f"<p>同样的内容在发布文件的 <code>reference.data_dictionary</code> 表里，并写作各表各列的注释。"
        f'模型的来龙去脉见 <a href="{MODELS_PAGE}">{MODELS_PAGE}</a>。</p><nav>',
    ]
    schemas = dict.fromkeys(entry.schema for entry in entries)
    parts += [f'<a href="#{schema}">{schema}</a>' for schema in schemas]
    parts.append("</nav>")
    for schema in schemas:
        parts.append(f'<h2 id="{schema}">{schema} · {html.escape(_LABELS[schema])}</h2>')
        parts += [_table(entry) for entry in entries if entry.schema == schema]
    parts.append("</body></html>")
    return "\n".join(parts)


def _table(entry: TableEntry) -> str:
    name = f"{entry.schema}.{entry.name}"
    chinese, english = (html.escape(text) for text in both_languages(entry.purpose))
    rows = "".join(
        "<tr>"
        + "".join(f"<td>{cell}</td>" for cell in (f"<code>{column}</code>", *map(html.escape, words)))
        + "</tr>\n"
        for column, *words in entry.columns
    )
    return (
        f'<h3 id="{name}">{name}</h3><p>{chinese}<br>{english}</p><p class="grain">{html.escape(entry.grain)}</p>\n'
        f"<table><tr><th>列 / Column</th><th>类型 / Type</th><th>中文</th><th>English</th></tr>\n{rows}</table>"
    )
