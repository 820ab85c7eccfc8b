-- 最近一次装入 / Files of the last day on which any came. No parameters.
with taken as (
    select
        receipt.status,
        receipt.recorded_at,
        cast(receipt.recorded_at as date) as recorded_date,
        max(cast(receipt.recorded_at as date)) over () as last_date
    from intake.receipt as receipt
)

select
    max(taken.recorded_at) as recorded_at,
    cast(count(*) as bigint) as file_count,
    cast(sum(case when taken.status = 'loaded' then 1 else 0 end) as bigint) as loaded_count,
    cast(sum(case when taken.status = 'unchanged' then 1 else 0 end) as bigint) as unchanged_count,
    cast(sum(case when taken.status = 'held' then 1 else 0 end) as bigint) as held_count,
    cast(sum(case when taken.status = 'rejected' then 1 else 0 end) as bigint) as refused_count
from taken
where taken.recorded_date = taken.last_date
having count(*) > 0
