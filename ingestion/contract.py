"""What each feed promises: the Open Data Contract Standard files in `contracts/`, loaded and checked.

Belongs here: the one reading of a column's definition (type, key, code list, classification) and how a
contract's columns become columns of the log.
Does not belong here: how a source spells a column (`mapping`), how a text becomes a value (`normalise`).
"""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import polars as pl
import yaml
from open_data_contract_standard.model import OpenDataContractStandard, SchemaProperty
from pydantic import BaseModel

CONTRACTS = Path(__file__).parent / "contracts"

Kind = Literal["code", "name", "free", "enum", "date", "timestamp", "integer", "decimal", "boolean"]
Classification = Literal["public", "personal", "personal_unless_organisation"]
# Whom a contract may let see a personal value in clear; who has which role is no business of the write side.
ROLES = frozenset({"leader", "supervisor", "analyst", "department"})

# The envelope's names, and those of rows on their way to it. `department_code` is both and means the same.
RESERVED = frozenset(
    [
        "position",
        "event_id",
        "feed",
        "source",
        "stream_id",
        "stream_version",
        "event_type",
        "is_present",
        "schema_version",
        "reported_as_of",
        "recorded_at",
        "batch_id",
        "export_id",
        "source_row",
        "mapping_revision",
        "row",
        "table",
    ]
)
LIST_SEPARATOR = "|"
TOKEN_SUFFIX = "_token"
DTYPES: dict[str, pl.DataType] = {
    "code": pl.String(),
    "name": pl.String(),
    "free": pl.String(),
    "enum": pl.String(),
    "date": pl.Date(),
    "timestamp": pl.Datetime("us"),
    "integer": pl.Int64(),
    "decimal": pl.Decimal(18, 2),
    "boolean": pl.Boolean(),
}
_LOGICAL: dict[str, Kind] = {
    "date": "date",
    "timestamp": "timestamp",
    "integer": "integer",
    "number": "decimal",
    "boolean": "boolean",
}


class ContractError(ValueError):
    """A contract file that says something we do not understand, or contradicts itself."""


@dataclass(frozen=True)
class Column:
    """One column of a feed as departments report it."""

    name: str
    label: str
    description: str
    description_en: str
    kind: Kind
    is_list: bool
    required: bool
    key_position: int | None
    classification: Classification
    enum: tuple[str, ...]
    pattern: str | None
    format: str | None
    minimum: int | None
    examples: tuple[str, ...]
    reveal_to: tuple[str, ...] = ()

    @property
    def is_free(self) -> bool:
        return self.kind == "free"

    @property
    def is_amount(self) -> bool:
        """Whether it is money, in yuan; other decimals are scores, percentages and quantities."""
        return self.name.endswith("_yuan")

    @property
    def has_token(self) -> bool:
        """Whether the log holds a token for it: personal columns and free text."""
        return self.is_free or self.classification != "public"

    def physical(self) -> dict[str, pl.DataType]:
        """The log's columns for it: the value (a mask where personal), then its token."""
        shown = {} if self.is_free else {self.name: pl.String() if self.is_list else DTYPES[self.kind]}
        return shown | ({self.name + TOKEN_SUFFIX: pl.String()} if self.has_token else {})


@dataclass(frozen=True)
class Contract:
    """What one feed promises."""

    feed: str
    label: str
    description_en: str
    schema_version: int
    origin: Literal["department", "system"]
    business_date: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> tuple[Column, ...]:
        """The key columns in key order; `department_code` is always the first."""
        keyed = [column for column in self.columns if column.key_position]
        return tuple(sorted(keyed, key=lambda column: column.key_position or 0))

    def column(self, name: str) -> Column:
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def physical_columns(self) -> dict[str, pl.DataType]:
        """Columns of the log for this feed, without the envelope, in contract order."""
        return {name: dtype for column in self.columns for name, dtype in column.physical().items()}


def _reject_unknown_keys(raw: Any, parsed: Any, where: str) -> None:
    """ODCS models ignore keys that they do not know; a misspelt key must not pass unseen."""
    if isinstance(parsed, BaseModel) and isinstance(raw, AbstractMapping):
        fields = {field.alias or name: name for name, field in type(parsed).model_fields.items()}
        for key, value in raw.items():
            if key not in fields:
                raise ContractError(f"{where}: unknown key {key!r}")
            _reject_unknown_keys(value, getattr(parsed, fields[key]), f"{where}.{key}")
    elif isinstance(parsed, list) and isinstance(raw, list):
        for index, (raw_item, parsed_item) in enumerate(zip(raw, parsed, strict=True)):
            _reject_unknown_keys(raw_item, parsed_item, f"{where}[{index}]")


def _custom(properties: list[Any] | None, known: set[str], where: str) -> dict[str, Any]:
    found = {entry.property: entry.value for entry in properties or []}
    if unknown := set(found) - known:
        raise ContractError(f"{where}: unknown custom property {sorted(unknown)}")
    return found


def _column(prop: SchemaProperty, where: str) -> Column:
    is_list = prop.logicalType == "array"
    item = prop.items if is_list and prop.items is not None else prop
    custom = _custom(prop.customProperties, {"textKind", "descriptionEn", "revealTo"}, where)
    options = dict(item.logicalTypeOptions or {})
    if unknown := set(options) - {"format", "pattern", "minimum"}:
        raise ContractError(f"{where}: unknown type option {sorted(unknown)}")
    if item.enum:
        kind: Kind = "enum"
    elif item.logicalType == "string":
        kind = custom.get("textKind", "")
    else:
        kind = _LOGICAL.get(item.logicalType or "", "code")
    if kind not in DTYPES or (is_list and DTYPES[kind] != pl.String()):
        raise ContractError(f"{where}: no usable type ({prop.logicalType}, {custom.get('textKind')})")
    if prop.classification not in ("public", "personal", "personal_unless_organisation"):
        raise ContractError(f"{where}: classification {prop.classification!r}")
    column = Column(
        name=prop.name or "",
        label=prop.businessName or "",
        description=prop.description or "",
        description_en=custom.get("descriptionEn", ""),
        kind=kind,
        is_list=is_list,
        required=bool(prop.required),
        key_position=prop.primaryKeyPosition if prop.primaryKey else None,
        classification=prop.classification,  # type: ignore[arg-type]  # checked above
        enum=tuple(str(entry.value) for entry in item.enum or []),
        pattern=options.get("pattern"),
        format=options.get("format"),
        minimum=options.get("minimum"),
        examples=tuple(str(example) for example in prop.examples or []),
        reveal_to=tuple(custom.get("revealTo", ())),
    )
    if column.has_token != bool(column.reveal_to) or not ROLES.issuperset(column.reveal_to):
        raise ContractError(
            f"{where}: revealTo {list(column.reveal_to)}; exactly columns in the vault name roles of {sorted(ROLES)}"
        )
    return column


def load_contract(path: Path) -> Contract:
    """One contract file. Raises `ContractError` for unknown keys and contradictions."""
    # libyaml: every command reads all contracts, and the parser in Python took a second for it.
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    parsed = OpenDataContractStandard.model_validate(raw)
    _reject_unknown_keys(raw, parsed, path.stem)
    custom = _custom(parsed.customProperties, {"businessDate", "origin"}, path.stem)
    if not parsed.schema_ or len(parsed.schema_) != 1:
        raise ContractError(f"{path.stem}: exactly one schema is wanted")
    schema = parsed.schema_[0]
    columns = tuple(_column(prop, f"{path.stem}.{prop.name}") for prop in schema.properties or [])
    contract = Contract(
        feed=schema.name or "",
        label=schema.businessName or "",
        description_en=schema.description or "",
        schema_version=int((parsed.version or "0").split(".")[0]),
        origin=custom["origin"],
        business_date=custom["businessDate"],
        columns=columns,
    )
    if contract.feed != path.stem:
        raise ContractError(f"{path.stem}: the schema is named {contract.feed!r}")
    if not contract.key or contract.key[0].name != "department_code":
        raise ContractError(f"{path.stem}: the key must start with department_code")
    if any(not column.required for column in contract.key):
        raise ContractError(f"{path.stem}: key columns must be required")
    contract.column(contract.business_date)
    if taken := [name for name in contract.physical_columns() if name.startswith("_") or name in RESERVED]:
        raise ContractError(f"{path.stem}: names that the log uses itself: {taken}")
    return contract


@cache
def load_contracts() -> dict[str, Contract]:
    """Every feed's contract by feed name; departments first, since every other feed refers to them."""
    loaded = [load_contract(path) for path in sorted(CONTRACTS.glob("*.yaml"))]
    loaded.sort(key=lambda contract: (contract.feed != "department", contract.feed))
    return {contract.feed: contract for contract in loaded}
