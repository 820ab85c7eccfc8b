"""What differs between two versions of a quarter: lines of indicators, and the events that did it.

Belongs here: holding two sets of lines against each other, and leading each difference to events. Pure.
Does not belong here: reading releases and the log (`restatement`).

A line counts by whether it stands in numerator and denominator, and by how much; a later act as evidence of an
officer who had acted already is no difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Line = Mapping[str, Any]
NOT_COUNTED = "未计入"
_COUNTS = ("in_numerator", "in_denominator", "numerator_part", "denominator_part")
_NOTHING = (False, False, 0, 0)
# Lines of a case file: what comes is a scan or a review, which stands in no line of its own.
_DOCUMENTS = "case_file_document"
_OF_A_FILE = frozenset({_DOCUMENTS, "case_file_review"})
_PAPERS = frozenset({"case_document", "case_review"})
# What touches every line without naming a record.
OF_ALL = frozenset({"parameter", "department", "platform_outage"})


@dataclass(frozen=True)
class LineChange:
    """A line that counts otherwise. `before` or `after` is None where there is no such line."""

    before: Line | None
    after: Line | None

    @property
    def line(self) -> Line:
        """The line as it is, or was."""
        found = self.after if self.after is not None else self.before
        assert found is not None
        return found

    @property
    def streams(self) -> set[str]:
        return {str(line["stream_id"]) for line in (self.before, self.after) if line is not None}

    @property
    def document_kinds(self) -> set[str]:
        """Kinds of scans by which a required document is known to be there; none of any other line."""
        return {kind for kind in str(self.line.get("document_kinds") or "").split("|") if kind}

    @property
    def evidence(self) -> set[str]:
        return {
            str(line["evidence_id"])
            for line in (self.before, self.after)
            if line is not None and line["evidence_id"] is not None
        }


@dataclass(frozen=True)
class Event:
    """An event of a record, as far as it may have changed a line.

    `key`: its key as business ids spell it (department/number). `names`: other numbers that it speaks of, and the
    streams. `departments`: whose records it speaks of.
    """

    position: int
    feed: str
    event_type: str
    stream_id: str
    key: str
    names: frozenset[str]
    departments: frozenset[str]
    reported_as_of: Any
    file_name: str


def changed_lines(before: Iterable[Line], after: Iterable[Line]) -> list[LineChange]:
    """Lines that count otherwise, in the order of departments and indicators."""
    groups: defaultdict[tuple[Any, ...], tuple[list[Line], list[Line]]] = defaultdict(lambda: ([], []))
    for side, lines in enumerate((before, after)):
        for line in lines:
            groups[_group(line)][side].append(line)
    changes = [change for key in sorted(groups) for change in _paired(*groups[key])]
    return [change for change in changes if _counts(change.before) != _counts(change.after)]


def _group(line: Line) -> tuple[Any, ...]:
    return (
        line["department_code"],
        line["indicator_order"],
        line["indicator_code"],
        line["record_kind"],
        line["record_id"],
    )


def _counts(line: Line | None) -> tuple[Any, ...]:
    return _NOTHING if line is None else tuple(line[name] for name in _COUNTS)


def _paired(before: list[Line], after: list[Line]) -> list[LineChange]:
    """Lines of one record in one indicator brought together: by evidence, then what counts the same, then the rest.

    Documents of one file are different things and only ever themselves.
    """
    pairs: list[LineChange] = []
    left_before, left_after = list(before), list(after)
    is_document = any(line["indicator_code"] == _DOCUMENTS for line in (*before, *after))
    for is_same in (_same_evidence,) if is_document else (_same_evidence, _same_counts, _any):
        for old in list(left_before):
            new = next((line for line in left_after if is_same(old, line)), None)
            if new is not None:
                pairs.append(LineChange(old, new))
                left_before.remove(old)
                left_after.remove(new)
    pairs += [LineChange(old, None) for old in left_before]
    return pairs + [LineChange(None, new) for new in left_after]


def _same_evidence(old: Line, new: Line) -> bool:
    return bool(old["evidence_id"] == new["evidence_id"])


def _same_counts(old: Line, new: Line) -> bool:
    return _counts(old) == _counts(new)


def _any(_old: Line, _new: Line) -> bool:
    return True


def causes(change: LineChange, events: Sequence[Event]) -> list[Event]:
    """The events that changed a line: of the record itself or its evidence; else those that name the record.

    Of a case file's line first the scans and reviews of that file, and of scans those of the document's own kinds.
    Where nothing speaks of the record, what touches every record: parameters, the register of departments.
    """
    own = [event for event in events if _is_of(change, event)]
    naming = [event for event in events if event not in own and _names(change, event)]
    if change.line["indicator_code"] in _OF_A_FILE:
        papers = [event for event in naming if event.feed in _PAPERS]
        fitting = [event for event in papers if event.names & change.document_kinds]
        found = fitting or papers or own or naming
    else:
        found = own or naming
    return found or [event for event in events if event.feed in OF_ALL]


def _is_of(change: LineChange, event: Event) -> bool:
    return (
        event.stream_id in change.streams
        or bool(event.names & change.streams)
        or event.key in change.evidence
    )


def _names(change: LineChange, event: Event) -> bool:
    """Whether an event speaks of the line's record by its number, in the record's own department."""
    for stream in change.streams:
        _, _, department, *key = (part.replace("%2F", "/").replace("%25", "%") for part in stream.split("/"))
        if department in event.departments and key and key[0] in event.names:
            return True
    return False


def said(line: Line | None) -> str:
    """How a line counts, in the model's own words."""
    return NOT_COUNTED if line is None else str(line["reason"])
