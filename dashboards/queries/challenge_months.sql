-- 各月收到和办结 / Cases received and closed in each month of a year.
-- Parameters: year ('2024'), department (respondent; null for all)
select
    strftime(moved.moved_date, '%Y-%m') as month_name,
    moved.record_kind,
    moved.is_closing,
    cast(count(*) as bigint) as case_count
from (
    select
        brought.record_kind,
        false as is_closing,
        brought.received_date as moved_date
    from supervision.challenge_case as brought
    where $department is null or brought.respondent_code = $department
    union all
    select
        brought.record_kind,
        true as is_closing,
        brought.closed_date as moved_date
    from supervision.challenge_case as brought
    where $department is null or brought.respondent_code = $department
) as moved
where year(moved.moved_date) = cast($year as bigint)
group by strftime(moved.moved_date, '%Y-%m'), moved.record_kind, moved.is_closing
order by month_name asc nulls last, moved.record_kind desc nulls last, moved.is_closing asc nulls last
