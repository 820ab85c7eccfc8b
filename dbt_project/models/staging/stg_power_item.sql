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
    folded.item_code,
    folded.item_name,
    folded.category,
    folded.legal_basis,
    folded.season_months,
    folded.held_from,
    folded.held_to,
    folded.handed_to_code
from {{ fold_to_state(source('log', 'power_item')) }} as folded
where folded.recency = 1 and folded.is_present
