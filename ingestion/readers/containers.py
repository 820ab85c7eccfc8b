"""What kind of file this is, told by its bytes, and the way into archives without being harmed by them.

Belongs here: sniffing, unpacking of zips, and the refusal of bombs, locks and paths that lead outside.
Does not belong here: reading tables (`workbook`, `delimited`).
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Literal

import olefile

from ingestion.faults import FileFault
from ingestion.readers.cells import is_encrypted_biff

Kind = Literal["xlsx", "xls", "zip", "text"]

MAX_BYTES = 2 << 30
MAX_RATIO = 200
RATIO_FROM_BYTES = 50 << 20
MAX_MEMBERS = 2_000
BLOCK = 4 << 20

SAVE_AS_XLSX = "请用 Excel 或 WPS 打开后另存为“Excel 工作簿（.xlsx）”再报送。"
SEND_AGAIN = "请重新导出或重新复制该文件后再报送。"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KNOWN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF 文档"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"\x89PNG", "PNG 图片"),
    (b"GIF8", "GIF 图片"),
    (b"BM", "BMP 图片"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
    (b"\x1f\x8b", "gzip 压缩包"),
    (b"SQLite format 3", "SQLite 数据库"),
    (b"PAR1", "Parquet 文件"),
    (b"{\\rtf", "RTF 文档"),
)
_OLE_KINDS = {"WordDocument": "Word 文档（.doc）", "PowerPoint Document": "PowerPoint 演示文稿（.ppt）"}
_PACKAGE_KINDS = {
    "xl/workbook.bin": "Excel 二进制工作簿（.xlsb）",
    "word/document.xml": "Word 文档（.docx）",
    "ppt/presentation.xml": "PowerPoint 演示文稿（.pptx）",
    "content.xml": "OpenDocument 文档（.ods/.odt）",
    "OFD.xml": "OFD 版式文件",
}
# WPS writes today's .et and .ett as a legacy workbook or as a package, and both are read whatever their name
# says. What an old WPS wrote holds no workbook stream, and only WPS itself can turn it into one.
_WPS_KINDS = {
    ".et": "旧版 WPS 表格（.et）",
    ".ett": "旧版 WPS 表格模板（.ett）",
    ".wps": "WPS 文字文档（.wps）",
    ".dps": "WPS 演示文稿（.dps）",
}
_CLUTTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Member:
    """One file of an archive, unpacked under a name of ours; or why it was not."""

    label: str
    path: Path
    fault: FileFault | None = None


@dataclass
class Allowance:
    """What an archive and everything inside it may still unpack."""

    size: int = MAX_BYTES
    members: int = MAX_MEMBERS
    numbered: int = field(default=0)

    def next_number(self) -> int:
        self.numbered += 1
        return self.numbered


def digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def unsupported(found: str) -> FileFault:
    if "WPS 表格" in found:
        remedy = "请用 WPS 打开后另存为“Microsoft Excel 工作簿（.xlsx）”再报送。"
    elif "图片" in found:
        remedy = "请报送平台导出的表格文件（xlsx、xls、et、csv 或 zip）。"
    else:
        remedy = SAVE_AS_XLSX
    return FileFault("unsupported_kind", f"这是{found}，不是可以读取的表格文件。", remedy)


def bomb(reason: str) -> FileFault:
    return FileFault("zip_bomb", f"压缩内容异常：{reason}。", "请拆分后重新导出；如系误报请联系平台管理员。")


def broken(what: str) -> FileFault:
    return FileFault("corrupt", f"{what}已损坏或不完整，无法打开。", SEND_AGAIN)


def sniff(path: Path, label: str) -> Kind:
    """The kind of a file by its content. Raises `FileFault` for what cannot be read, saying what it is.

    The name that a clerk gave it (`label`) decides nothing; it only helps to say what an unreadable file is.
    """
    with path.open("rb") as stream:
        head = stream.read(1 << 16)
    if not head:
        raise FileFault("empty_file", "文件是空的，没有任何内容。", SEND_AGAIN)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _sniff_package(path)
    if head.startswith(_OLE):
        return _sniff_ole(path, label)
    for magic, name in _KNOWN:
        if head.startswith(magic):
            raise unsupported(name)
    return _sniff_text(head)


def _sniff_package(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as package:
            names = {info.filename for info in package.infolist()}
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError):
        raise broken("工作簿或压缩包") from None
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "[Content_Types].xml" in names or "mimetype" in names or "OFD.xml" in names:
        found = next((name for part, name in _PACKAGE_KINDS.items() if part in names), "无法识别的文档包")
        raise unsupported(found)
    return "zip"


def _sniff_ole(path: Path, label: str) -> Kind:
    try:
        names, stream = workbook_stream(path)
    except Exception:
        # The parser raises errors of many kinds on broken input; all mean the same here.
        raise broken("工作簿") from None
    if "EncryptedPackage" in names or (stream is not None and is_encrypted_biff(stream)):
        raise FileFault(
            "password", "工作簿设有打开密码，无法读取。", "请取消密码（文件—信息—保护工作簿）后另存，再报送。"
        )
    if stream is None:
        known = (kind for name, kind in _OLE_KINDS.items() if name in names)
        of_wps = _WPS_KINDS.get(PurePosixPath(label).suffix.lower())
        raise unsupported(of_wps or next(known, "无法识别的 OLE 文档"))
    return "xls"


def workbook_stream(path: Path) -> tuple[frozenset[str], bytes | None]:
    """Of an OLE document: the names at its root, and the BIFF stream of a legacy workbook if it is one."""
    with olefile.OleFileIO(str(path)) as ole:
        names = frozenset(entry[0] for entry in ole.listdir())
        for name in ("Workbook", "Book"):
            if ole.exists(name):
                return names, bytes(ole.openstream(name).read())
    return names, None


def _sniff_text(head: bytes) -> Kind:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    controls = sum(byte < 32 and byte not in b"\t\n\v\f\r\x1a\x1b" for byte in head)
    if b"\x00" in head or controls * 100 > len(head):
        raise unsupported("无法识别的二进制文件")
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    if start.startswith(b"<"):
        is_page = any(mark in start for mark in (b"<html", b"<table", b"<!doctype html", b"<meta"))
        raise unsupported("网页格式（HTML）的表格" if is_page else "XML 文件")
    return "text"


def check_declared(infos: list[zipfile.ZipInfo], size: int, members: int = MAX_MEMBERS) -> None:
    """Refuse a package for what its own directory says. Raises `FileFault`."""
    declared = sum(info.file_size for info in infos)
    packed = max(1, sum(info.compress_size for info in infos))
    if len(infos) > members:
        raise bomb(f"包含 {len(infos)} 个文件，超过 {MAX_MEMBERS} 个")
    if declared > size:
        raise bomb(f"解压后超过 {MAX_BYTES >> 30} GB")
    if declared > RATIO_FROM_BYTES and declared / packed > MAX_RATIO:
        raise bomb(f"压缩比超过 {MAX_RATIO} 倍")
    if any(info.flag_bits & 1 for info in infos):
        raise FileFault("password", "压缩包设有密码，无法读取。", "请取消密码后重新压缩，再报送。")


def check_package(path: Path) -> None:
    """Refuse an xlsx that unpacks to more than anybody's workbook. Raises `FileFault`."""
    with zipfile.ZipFile(path) as package:
        check_declared(package.infolist(), MAX_BYTES)


def member_name(info: zipfile.ZipInfo) -> str:
    """A member's name as its maker wrote it: UTF-8 where said so or plainly so, else the code page of
    Chinese Windows."""
    if info.flag_bits & 0x800:
        return info.filename
    raw = info.orig_filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding).replace("\\", "/").split("\x00")[0]
        except UnicodeDecodeError:
            continue
    return info.filename


def _is_clutter(name: str) -> bool:
    leaf = PurePosixPath(name).name
    return name.startswith(_CLUTTER[0]) or leaf in _CLUTTER or leaf.startswith(("~$", "._"))


def _leads_outside(name: str) -> bool:
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or name[1:2] == ":"


def unpack(path: Path, label: str, work: Path, allowance: Allowance) -> Iterator[Member]:
    """Members of a zip, one by one, each written into `work` under a number: a member's own name is never
    used as a path. A member that cannot be unpacked carries its fault; the others follow all the same.

    Raises `FileFault` where the archive as a whole is refused.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            # A locked member is refused by itself, so that the others are read.
            open_ones = [info for info in infos if not info.flag_bits & 1]
            check_declared(open_ones, allowance.size, allowance.members)
            allowance.members -= len(infos)
            for info in infos:
                name = member_name(info)
                if not _is_clutter(name):
                    target = work / f"member-{allowance.next_number():05d}"
                    yield _unpack_member(archive, info, f"{label}/{name}", target, allowance)
    except (zipfile.BadZipFile, NotImplementedError):
        raise broken("压缩包") from None


def _unpack_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, label: str, target: Path, allowance: Allowance
) -> Member:
    try:
        if _leads_outside(member_name(info)):
            raise FileFault(
                "unsafe_member_name", "压缩包内的文件名指向包外的位置。", "请把文件直接放进压缩包后重新压缩。"
            )
        check_declared([info], allowance.size)
        with archive.open(info) as source, target.open("wb") as sink:
            _copy(source, sink, allowance)
    except FileFault as fault:
        target.touch()
        return Member(label, target, fault)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        target.touch()
        return Member(label, target, broken("压缩包内的文件"))
    return Member(label, target)


def _copy(source: IO[bytes], sink: IO[bytes], allowance: Allowance) -> None:
    """Copy, counting what really comes out: a directory may lie."""
    while block := source.read(BLOCK):
        allowance.size -= len(block)
        if allowance.size < 0:
            raise bomb(f"解压后超过 {MAX_BYTES >> 30} GB")
        sink.write(block)
