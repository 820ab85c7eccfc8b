"""How one source spells a feed: the YAML files in `mappings/<source>/`, loaded and checked.

Belongs here: header aliases, where an export states its cut-off and scope, per-source spellings of codes.
Does not belong here: what a column means (`contract`), reading files (`readers`). A new source is YAML only.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, field_validator

from ingestion.contract import load_contracts

MAPPINGS = Path(__file__).parent / "mappings"
SHARED = "source.yaml"

# White space, and the marks without width that copied texts carry.
_SPACE = re.compile(r"[\s\u3000\u00ad\u200b-\u200f\u2060\ufeff]+")


class MappingError(ValueError):
    """A mapping file that names what its contract does not have, or contradicts itself."""


@lru_cache(maxsize=4096)
def header_key(text: str | None) -> str:
    """A header as it is compared: NFKC, without any white space ("序 号" is "序号"), upper case."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text or "")).upper()


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Header(_Strict):
    """One spelling of a header; `unit` where the amounts under it are not in yuan, `department_by` where a cell
    names its department otherwise than by the platform's code.
    """

    name: str
    unit: Literal["元", "万元", "千元", "百元", "亿元"] = "元"
    department_by: Literal["code", "uscc", "name"] = "code"


class ColumnMapping(_Strict):
    headers: tuple[Header, ...]
    # An export without this column is complete all the same; without it the file is refused.
    may_be_absent: bool = False
    # Merged cells reach us as one value and blanks below it.
    fill_down: bool = False
    separators: str | None = None

    @field_validator("headers", mode="before")
    @classmethod
    def _plain_headers(cls, value: Any) -> Any:
        return [{"name": entry} if isinstance(entry, str) else entry for entry in value]


class Statement(_Strict):
    """Where an export says what it covers; the pattern's named groups say which part.

    `fill_in` speaks of its own table alone, and only above it: under which headers a form is filled in. A row that
    leaves them all blank was not filled in and carries no record.
    """

    within: Literal["preamble", "file_name"]
    pattern: str

    @field_validator("pattern")
    @classmethod
    def _known_groups(cls, value: str) -> str:
        known = {"as_of", "delivery", "departments", "window_from", "window_to", "fill_in"}
        groups = set(re.compile(value).groupindex)
        if not groups or groups - known:
            raise ValueError(f"a statement's groups are among {sorted(known)}, not {sorted(groups)}")
        return value


class CutOff(_Strict):
    """The cut-off as the greatest date under one header, where no cell and no name states it."""

    column_maximum: str


class FallbackKey(_Strict):
    """A key made of other columns, for a source that leaves the contract's key column empty."""

    column: str
    headers: tuple[str, ...]


class Mapping(_Strict):
    """How one source spells one feed."""

    source: str
    feed: str
    title: str
    file_name: str
    columns: dict[str, ColumnMapping]
    unknown_department: Literal["reject", "provisional"]
    sheets: Literal["all", "first"] = "all"
    delivery: Literal["stated", "full", "incremental"] = "stated"
    statements: tuple[Statement, ...] = ()
    cut_off: CutOff | None = None
    all_departments: tuple[str, ...] = ()
    list_separators: str
    total_rows: str
    # A spelling that ends in * stands for all that begin so.
    values: dict[str, dict[str, str]] = {}
    constants: dict[str, str] = {}
    kept_when_empty: tuple[str, ...] = ()
    fallback_key: FallbackKey | None = None
    ignored_headers: tuple[str, ...] = ()
    ignored_header_pattern: str | None = None
    # A full export that would withdraw more than this share of its scope is held for a person.
    withdrawal_limit: float = 0.2
    revision: str

    def headers_of(self, column: str) -> tuple[Header, ...]:
        """Spellings of a column's header, the preferred one first."""
        return self.columns[column].headers

    @cached_property
    def targets(self) -> dict[str, tuple[str, Header]]:
        """Compared header → (column, header). Raises where one spelling leads to two columns."""
        found: dict[str, tuple[str, Header]] = {}
        for column, spelled in self.columns.items():
            for header in spelled.headers:
                key = header_key(header.name)
                if found.get(key, (column,))[0] != column:
                    raise MappingError(f"{self.source}/{self.feed}: {header.name} leads to two columns")
                found[key] = (column, header)
        return found

    def required_columns(self) -> tuple[str, ...]:
        return tuple(name for name, column in self.columns.items() if not column.may_be_absent)

    @cached_property
    def _ignored_keys(self) -> frozenset[str]:
        return frozenset(map(header_key, self.ignored_headers))

    def ignores(self, header: str) -> bool:
        """Whether a header is known and of no use."""
        if header_key(header) in self._ignored_keys:
            return True
        return bool(self.ignored_header_pattern and re.search(self.ignored_header_pattern, header))


def _check(mapping: Mapping) -> None:
    where = f"{mapping.source}/{mapping.feed}"
    contract = load_contracts()[mapping.feed]
    names = {column.name for column in contract.columns}
    spoken = {*mapping.columns, *mapping.constants, *mapping.kept_when_empty, *mapping.values}
    if unknown := spoken - names:
        raise MappingError(f"{where}: not in the contract: {sorted(unknown)}")
    for column in contract.columns:
        if column.required and column.name not in {*mapping.columns, *mapping.constants}:
            raise MappingError(f"{where}: the required column {column.name} has no header")
    for name, column_mapping in mapping.columns.items():
        by = {header.department_by for header in column_mapping.headers} - {"code"}
        if by and (name != "department_code" or mapping.feed == "department"):
            raise MappingError(f"{where}: {name} cannot be told by {sorted(by)}")
    for name, spellings in mapping.values.items():
        if wrong := {value for value in spellings.values() if value} - set(contract.column(name).enum):
            raise MappingError(f"{where}: values of {name} not in its code list: {sorted(wrong)}")
    assert mapping.targets  # raises where one spelling leads to two columns


def load_mapping(path: Path) -> Mapping:
    """One feed's mapping, laid over what its source shares. Unknown keys raise."""
    shared_path = path.parent / SHARED
    texts = [shared_path.read_bytes() if shared_path.exists() else b"", path.read_bytes()]
    shared, own = (yaml.load(text, Loader=yaml.CSafeLoader) or {} for text in texts)
    revision = hashlib.sha256(b"\0".join(texts)).hexdigest()[:12]
    ignored = [*shared.get("ignored_headers", []), *own.get("ignored_headers", [])]
    merged = {**shared, **own, "revision": revision}
    # A header that carries one feed's data may be of no use to another: the feed's own columns win.
    spelled = {
        header_key(header if isinstance(header, str) else header["name"])
        for column in own.get("columns", {}).values()
        for header in column["headers"]
    }
    merged["ignored_headers"] = [name for name in ignored if header_key(name) not in spelled]
    mapping = Mapping.model_validate(merged)
    if (mapping.source, mapping.feed) != (path.parent.name, path.stem):
        raise MappingError(f"{path.parent.name}/{path.stem}: says it is {mapping.source}/{mapping.feed}")
    _check(mapping)
    return mapping


@cache
def load_mappings() -> dict[tuple[str, str], Mapping]:
    """Every mapping by (source, feed)."""
    paths = (path for path in sorted(MAPPINGS.glob("*/*.yaml")) if path.name != SHARED)
    loaded = [load_mapping(path) for path in paths]
    return {(mapping.source, mapping.feed): mapping for mapping in loaded}
