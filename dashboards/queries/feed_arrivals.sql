-- 各主体各类数据报到哪一天 / How far each department's full exports of each feed reach. Parameters: department, feed (null for all)
-- An incremental export says nothing of what it leaves out, so that only full ones tell how far a department has come.
with spoken as (
    select
        receipt.feed,
        receipt.departments,
        max(cast(receipt.reported_as_of as date)) as as_of_date
    from intake.receipt as receipt
    where
        receipt.export_id is not null
        and receipt.delivery = 'full'
        and receipt.source = 'platform'
        and receipt.status in ('loaded', 'unchanged')
    group by receipt.feed, receipt.departments
),

newest as (
    select
        spoken.feed,
        max(spoken.as_of_date) as newest_date
    from spoken
    group by spoken.feed
),

reached as (
    select
        department.department_code,
        spoken.feed,
        max(spoken.as_of_date) as as_of_date
    from spoken
    inner join core.dim_department as department
        on
            spoken.departments is null
            or instr('、' || spoken.departments || '、', '、' || department.department_code || '、') > 0
    group by department.department_code, spoken.feed
)

select
    department.department_code,
    department.department_name,
    newest.feed,
    reached.as_of_date,
    newest.newest_date,
    case
        when reached.as_of_date is null then 'never'
        when reached.as_of_date < newest.newest_date then 'behind'
        else 'arrived'
    end as arrival,
    cast(newest.newest_date - reached.as_of_date as bigint) as days_behind
from core.dim_department as department
cross join newest
left join reached
    on department.department_code = reached.department_code and newest.feed = reached.feed
where
    department.active_to is null
    and department.department_code in (
        select ranking.department_code
        from scoring.quarterly_ranking as ranking
    )
    and ($department is null or department.department_code = $department)
    and ($feed is null or newest.feed = $feed)
order by department.department_code asc nulls last, newest.feed asc nulls last
