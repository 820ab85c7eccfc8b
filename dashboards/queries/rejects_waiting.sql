-- 未更正的退回行和已等天数 / Open rejects and how long they wait. Parameters: department, feed (null for all), today (DATE)
select
    open_row.receipt_id,
    open_row.department_code,
    coalesce(department.department_name, '未识别单位') as department_name,
    open_row.feed,
    open_row.file_name,
    open_row.source_row,
    open_row.column_name,
    open_row.message,
    cast(receipt.recorded_at + interval '8' hour as date) as sent_back_on,
    cast(cast($today as date) - cast(receipt.recorded_at + interval '8' hour as date) as bigint) as open_days,
    open_row.stream_id
from quality.reject_open as open_row
inner join intake.receipt as receipt on open_row.receipt_id = receipt.receipt_id
left join core.dim_department as department on open_row.department_code = department.department_code
where
    ($department is null or open_row.department_code = $department)
    and ($feed is null or open_row.feed = $feed)
order by
    sent_back_on asc nulls last, open_row.department_code asc nulls last, open_row.receipt_id asc nulls last,
    open_row.source_row asc nulls last
