-- 数据质量概况 / The state of the data in figures. No parameters.
select
    receipt.latest_night,
    receipt.file_count,
    receipt.held_count,
    receipt.refused_count,
    reject.open_row_count,
    reject.open_department_count,
    gate.period as gate_period,
    gate.waiting_count
from (
    select
        cast(max(loaded.recorded_at) + interval '8' hour as date) as latest_night,
        cast(count(*) as bigint) as file_count,
        cast(coalesce(sum(case when loaded.status = 'held' then 1 else 0 end), 0) as bigint) as held_count,
        cast(coalesce(sum(case when loaded.status = 'rejected' then 1 else 0 end), 0) as bigint) as refused_count
    from intake.receipt as loaded
) as receipt
cross join (
    select
        cast(count(distinct open_row.file_name || '/' || cast(open_row.source_row as varchar)) as bigint)
            as open_row_count,
        cast(count(distinct open_row.department_code) as bigint) as open_department_count
    from quality.reject_open as open_row
) as reject
left join (
    select
        latest.period,
        cast(sum(case when latest.gate_status <> 'pass' then 1 else 0 end) as bigint) as waiting_count
    from intermediate.int_score_gate as latest
    where latest.period in (
        select max(newest.period)
        from intermediate.int_score_gate as newest
    )
    group by latest.period
) as gate on gate.period is not null
