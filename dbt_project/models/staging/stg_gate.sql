select
    folded.stream_id,
    folded.position,
    folded.event_type,
    folded.source,
    folded.reported_as_of,
    folded.batch_id,
    folded.export_id,
    folded.source_row,
    folded.department_code,
    folded.period,
    folded.gate_status,
    folded.reasons,
    folded.evaluated_on,
    folded.data_position,
    folded.evidence_digest,
    folded.due_document_count,
    folded.missing_document_count,
    folded.blocker_count,
    folded.rejected_row_count,
    folded.actor,
    folded.reason
from {{ fold_to_state(source('log', 'gate')) }} as folded
where folded.recency = 1 and folded.is_present
