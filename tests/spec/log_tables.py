"""Physical columns of the log as the contracts promise them, for warehouses in memory.

What belongs here: envelope and intake columns, and how a clear value is stored (joined, masked, tokenised).
What does not: reading models or running SQL.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

CONTRACTS = Path(__file__).resolve().parents[2] / "ingestion" / "contracts"
Row = dict[str, Any]

ENVELOPE = {
    "position": "BIGINT",
    "event_id": "VARCHAR",
    "feed": "VARCHAR",
    "source": "VARCHAR",
    "stream_id": "VARCHAR",
    "stream_version": "BIGINT",
    "event_type": "VARCHAR",
    "is_present": "BOOLEAN",
    "schema_version": "BIGINT",
    "reported_as_of": "TIMESTAMP",
    "recorded_at": "TIMESTAMP",
    "batch_id": "VARCHAR",
    "export_id": "VARCHAR",
    "source_row": "BIGINT",
    "mapping_revision": "VARCHAR",
}
INTAKE = {
    "receipt": "receipt_id BIGINT, file_name VARCHAR, file_sha256 VARCHAR, feed VARCHAR, source VARCHAR, "
    "export_id VARCHAR, status VARCHAR, message VARCHAR, reported_as_of TIMESTAMP, delivery VARCHAR, "
    "departments VARCHAR, window_from DATE, window_to DATE, read_count BIGINT, new_count BIGINT, "
    "amended_count BIGINT, restored_count BIGINT, withdrawn_count BIGINT, unchanged_count BIGINT, "
    "superseded_count BIGINT, rejected_count BIGINT, skipped_count BIGINT, recorded_at TIMESTAMP, "
    "log_position BIGINT",
    "reject": "receipt_id BIGINT, feed VARCHAR, source VARCHAR, department_code VARCHAR, stream_id VARCHAR, "
    "source_row BIGINT, column_name VARCHAR, rule VARCHAR, message VARCHAR, is_open BOOLEAN",
}
LOGICAL_TYPES = {
    "string": "VARCHAR",
    "array": "VARCHAR",
    "integer": "BIGINT",
    "number": "DECIMAL(18,2)",
    "date": "DATE",
    "timestamp": "TIMESTAMP",
    "boolean": "BOOLEAN",
}


@dataclass(frozen=True)
class Field:
    """A contract's column, with what the harness needs to store a plain value in it."""

    name: str
    logical_type: str
    is_key: bool
    is_required: bool
    classification: str
    is_free_text: bool
    enum: tuple[str, ...]

    def physical(self) -> dict[str, str]:
        """Log columns of this field: the masked display column, its token, or the plain column."""
        token = {f"{self.name}_token": "VARCHAR"}
        if self.is_free_text:
            return token
        plain = {self.name: LOGICAL_TYPES[self.logical_type]}
        return plain | token if self.classification.startswith("personal") else plain

    def stored(self, value: Any, row: Mapping[str, Any]) -> Row:
        """Log values of a clear value: lists are sorted and joined, personal values masked and tokenised."""
        items = sorted({str(item) for item in value}) if isinstance(value, list | tuple | set) else None
        joined = ("|".join(items) or None) if items is not None else value
        if self.is_free_text:
            return {f"{self.name}_token": token_of(joined)}
        is_masked = self.classification == "personal" or (
            self.classification.startswith("personal_") and row.get("party_type") != "法人及非法人组织"
        )
        if not is_masked or joined is None:
            return {self.name: joined}
        if items is None:
            return {self.name: mask(str(value)), f"{self.name}_token": token_of(value)}
        return {
            self.name: "|".join(mask(item) for item in items),
            f"{self.name}_token": "|".join(sorted(str(token_of(item)) for item in items)),
        }


def token_of(value: Any) -> str | None:
    """A stand-in for the keyed token: 32 hex characters, equal for equal values."""
    return None if value is None else hashlib.md5(str(value).encode(), usedforsecurity=False).hexdigest()


def mask(name: str) -> str:
    """A personal value as the log shows it."""
    return f"{name[:1]}*"


@cache
def contract_fields(feed: str) -> tuple[Field, ...]:
    """Columns of a feed's contract, in order."""
    properties = yaml.load((CONTRACTS / f"{feed}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)[
        "schema"
    ][0]["properties"]
    return tuple(_field(item) for item in properties)


def _field(item: Mapping[str, Any]) -> Field:
    text_kind = [p["value"] for p in item.get("customProperties", []) if p["property"] == "textKind"]
    return Field(
        name=item["name"],
        logical_type=item["logicalType"],
        is_key=bool(item.get("primaryKey")),
        is_required=bool(item.get("required")),
        classification=item.get("classification", "public"),
        is_free_text=text_kind == ["free"],
        enum=tuple(str(choice["value"]) for choice in item.get("enum", [])),
    )


@cache
def feeds() -> tuple[str, ...]:
    """Names of all feeds that have a contract."""
    return tuple(sorted(path.stem for path in CONTRACTS.glob("*.yaml")))


def log_columns(feed: str) -> dict[str, str]:
    """Columns and types of `log.<feed>`: the envelope, then the contract's columns."""
    return ENVELOPE | {
        name: kind for field in contract_fields(feed) for name, kind in field.physical().items()
    }
