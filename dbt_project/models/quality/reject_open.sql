select
    reject.receipt_id,
    receipt.file_name,
    reject.feed,
    reject.source,
    reject.department_code,
    reject.stream_id,
    reject.source_row,
    reject.column_name,
    reject.rule,
    reject.message,
    receipt.reported_as_of,
    -- Where no window is stated the rows belong to the time up to the cut-off.
    coalesce(receipt.window_from, {{ quarter_start(quarter_of('receipt.reported_as_of')) }}) as window_from,
    coalesce(receipt.window_to, cast(receipt.reported_as_of as date)) as window_to
from {{ source('intake', 'reject') }} as reject
inner join {{ source('intake', 'receipt') }} as receipt
    on reject.receipt_id = receipt.receipt_id
where reject.is_open
