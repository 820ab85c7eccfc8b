-- 等待各单位更正的退回 / Returns that wait for departments, the longest first. Parameters: feed (null for all), today (DATE)
with waiting as (
    select
        open_row.department_code,
        coalesce(department.department_name, '未识别单位') as department_name,
        open_row.feed,
        open_row.file_name,
        open_row.source_row,
        cast(receipt.recorded_at + interval '8' hour as date) as sent_back_on
    from quality.reject_open as open_row
    inner join intake.receipt as receipt on open_row.receipt_id = receipt.receipt_id
    left join core.dim_department as department on open_row.department_code = department.department_code
    where $feed is null or open_row.feed = $feed
)

select
    waiting.department_code,
    waiting.department_name,
    cast(count(distinct waiting.file_name || '/' || cast(waiting.source_row as varchar)) as bigint) as row_count,
    cast(count(distinct waiting.file_name) as bigint) as file_count,
    min(waiting.sent_back_on) as sent_back_on,
    cast(cast($today as date) - min(waiting.sent_back_on) as bigint) as open_days
from waiting
group by waiting.department_code, waiting.department_name
order by sent_back_on asc nulls last, row_count desc nulls last, waiting.department_code asc nulls last
