"""Filling a docx template of the office (docxtpl): what it may not say is refused in one Chinese sentence.

Belongs here: rendering, the document's own properties, equal input to equal bytes.
Does not belong here: what a template is filled with.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from orchestration.reports.fixed_bytes import with_fixed_times

TEMPLATES = Path(__file__).with_name("templates")


class TemplateFault(ValueError):
    """The template names what there is not, or is no document; the message says so to the office."""


def filled(template: bytes, name: str, context: Mapping[str, Any], *, dated: date) -> bytes:
    """The filled document; the same template and context give the same bytes. Raises TemplateFault.

    `name` is what messages call the template; `dated` stands as the day of creation in the properties.
    """
    from docx.opc.exceptions import PackageNotFoundError
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    document = DocxTemplate(io.BytesIO(template))
    try:
        document.render(dict(context), SandboxedEnvironment(undefined=StrictUndefined, autoescape=True))
    except (PackageNotFoundError, BadZipFile, KeyError) as fault:
        raise TemplateFault(f"模板 {name} 不是 docx 文档。") from fault
    except TemplateError as fault:
        raise TemplateFault(f"模板 {name} 中有无法填写的内容：{fault.message}") from fault
    properties = document.docx.core_properties
    properties.created = properties.modified = datetime(dated.year, dated.month, dated.day)
    properties.author = properties.last_modified_by = "执法数仓"
    properties.revision = 1
    written = io.BytesIO()
    document.docx.save(written)
    return with_fixed_times(written.getvalue())
