"""The tables of the intake's books, beside the log's own in the manifest's database.

Belongs here: columns. Does not belong here: reading and writing them (`ledger`).
"""

from __future__ import annotations

import sqlalchemy as sa

from ingestion.eventlog.database import Words
from ingestion.eventlog.manifest import metadata

export_table = sa.Table(
    "accepted_export",
    metadata,
    sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("export_id", sa.String(80), nullable=False, unique=True),
    sa.Column("feed", sa.String(40), nullable=False),
    sa.Column("source", sa.String(40), nullable=False),
    sa.Column("file_name", Words, nullable=False),
    sa.Column("file_sha256", sa.String(64), nullable=False),
    sa.Column("document_sha256", sa.String(64), nullable=False),
    sa.Column("archive_path", sa.Text, nullable=False),
    sa.Column("keys_path", sa.Text, nullable=False),
    sa.Column("rows_digest", sa.String(64), nullable=False),
    sa.Column("delivery", sa.String(20), nullable=False),
    sa.Column("departments", Words),
    sa.Column("window_from", sa.Date),
    sa.Column("window_to", sa.Date),
    sa.Column("as_of", sa.DateTime, nullable=False),
    sa.Column("can_withdraw", sa.Boolean, nullable=False),
    sa.Column("counts", sa.Text, nullable=False),
    sa.Column("set_aside_at", sa.DateTime),
)
receipt_table = sa.Table(
    "receipt",
    metadata,
    sa.Column("receipt_id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("file_name", Words, nullable=False),
    sa.Column("file_sha256", sa.String(64)),
    sa.Column("feed", sa.String(40)),
    sa.Column("source", sa.String(40)),
    sa.Column("export_id", sa.String(80)),
    sa.Column("status", sa.String(20), nullable=False),
    sa.Column("message", Words, nullable=False),
    sa.Column("reported_as_of", sa.DateTime),
    sa.Column("delivery", sa.String(20)),
    sa.Column("departments", Words),
    sa.Column("window_from", sa.Date),
    sa.Column("window_to", sa.Date),
    *(
        sa.Column(f"{name}_count", sa.BigInteger, nullable=False)
        for name in (
            "read",
            "new",
            "amended",
            "restored",
            "withdrawn",
            "unchanged",
            "superseded",
            "rejected",
            "skipped",
        )
    ),
    sa.Column("recorded_at", sa.DateTime, nullable=False),
    sa.Column("log_position", sa.BigInteger, nullable=False),
)
reject_table = sa.Table(
    "reject",
    metadata,
    sa.Column("reject_id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("receipt_id", sa.Integer, sa.ForeignKey("receipt.receipt_id"), nullable=False),
    sa.Column("feed", sa.String(40), nullable=False),
    sa.Column("source", sa.String(40), nullable=False),
    sa.Column("department_code", Words),
    sa.Column("stream_id", Words),
    sa.Column("source_row", sa.BigInteger, nullable=False),
    sa.Column("column_name", Words, nullable=False),
    sa.Column("rule", sa.String(40), nullable=False),
    sa.Column("message", Words, nullable=False),
    sa.Column("is_open", sa.Boolean, nullable=False),
)
held_table = sa.Table(
    "held_file",
    metadata,
    sa.Column("held_id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("file_name", Words, nullable=False),
    sa.Column("file_sha256", sa.String(64), nullable=False),
    sa.Column("archive_path", sa.Text, nullable=False),
    sa.Column("feed", sa.String(40), nullable=False),
    sa.Column("source", sa.String(40), nullable=False),
    sa.Column("reason", sa.String(40), nullable=False),
    sa.Column("message", Words, nullable=False),
    sa.Column("status", sa.String(20), nullable=False),
    sa.Column("held_at", sa.DateTime, nullable=False),
    sa.Column("decided_at", sa.DateTime),
    sa.Column("decided_by", Words),
    sa.Column("decision_reason", Words),
)
