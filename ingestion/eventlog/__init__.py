"""The event log, the only truth: append-only Parquet segments and a hash-chained manifest.

Belongs here: envelope, segments, manifest, hashing, proof, views for readers.
Does not belong here: what a department's file means, and when an event is due (`ingestion.changes`).
"""

from ingestion.eventlog.identity import StrangeManifest
from ingestion.eventlog.log import EventLog, fold
from ingestion.eventlog.manifest import Batch, Head, LogMoved, UnknownPosition
from ingestion.eventlog.verify import Verification, verify, write_checkpoint

__all__ = [
    "Batch",
    "EventLog",
    "Head",
    "LogMoved",
    "StrangeManifest",
    "UnknownPosition",
    "Verification",
    "fold",
    "verify",
    "write_checkpoint",
]
