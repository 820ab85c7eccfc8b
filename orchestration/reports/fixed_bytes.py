"""The same content as the same bytes: zip members in name order with one time, whoever wrote them and when.

Belongs here: rewriting an office file (docx) that a library has written. Does not belong here: its content.
"""

from __future__ import annotations

import io
import zipfile

# The first member of an office file is its list of content types; readers expect it there.
_FIRST = "[Content_Types].xml"
_MOMENT = (1980, 1, 1, 0, 0, 0)


def with_fixed_times(content: bytes) -> bytes:
    """The zip `content` again: members sorted, all of one moment, compressed one way."""
    rewritten = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(rewritten, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target,
    ):
        for name in sorted(source.namelist(), key=lambda name: (name != _FIRST, name)):
            member = zipfile.ZipInfo(name, _MOMENT)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            target.writestr(member, source.read(name))
    return rewritten.getvalue()
