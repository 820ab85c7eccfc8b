-- 各月收到和办结的复议案件 / Reconsideration cases received and closed in each month of a year.
-- Parameters: year ('2024'), department (respondent; null for all)
with moved as (
    select
        brought.received_date as moved_date,
        '收到' as movement_zh
    from supervision.challenge_case as brought
    where
        brought.record_kind = 'reconsideration_case'
        and ($department is null or brought.respondent_code = $department)
    union all
    select
        brought.closed_date as moved_date,
        '办结' as movement_zh
    from supervision.challenge_case as brought
    where
        brought.record_kind = 'reconsideration_case'
        and ($department is null or brought.respondent_code = $department)
)

select
    strftime(moved.moved_date, '%Y-%m') as month_name,
    moved.movement_zh,
    cast(count(*) as bigint) as case_count
from moved
where year(moved.moved_date) = cast($year as bigint)
group by strftime(moved.moved_date, '%Y-%m'), moved.movement_zh
order by month_name asc nulls last, moved.movement_zh desc nulls last
