-- 一份文件的退回行 / Rows of one file that were sent back, mended since or not. Parameters: receipt (BIGINT)
select
    reject.source_row,
    reject.department_code,
    reject.column_name,
    reject.message,
    reject.is_open,
    reject.stream_id
from intake.reject as reject
where reject.receipt_id = cast($receipt as bigint)
order by reject.source_row asc nulls last, reject.column_name asc nulls last
