-- 各被申请人和被告 / Cases of a year by who answers. Parameters: year ('2024'), department (respondent; null for all)
with counted as (
    select
        brought.respondent_code,
        brought.respondent_name,
        cast(count(
            case
                when
                    brought.record_kind = 'reconsideration_case'
                    and year(brought.received_date) = cast($year as bigint)
                    then 1
            end
        ) as bigint) as reconsideration_count,
        cast(count(
            case
                when
                    brought.record_kind = 'litigation_case' and year(brought.received_date) = cast($year as bigint)
                    then 1
            end
        ) as bigint) as litigation_count,
        cast(count(case when brought.closed_date is null then 1 end) as bigint) as open_count,
        cast(count(case when brought.is_overdue and brought.closed_date is null then 1 end) as bigint)
            as open_overdue_count,
        cast(count(case when year(brought.opinion_sent_date) = cast($year as bigint) then 1 end) as bigint)
            as opinion_count
    from supervision.challenge_case as brought
    where $department is null or brought.respondent_code = $department
    group by brought.respondent_code, brought.respondent_name
)

select
    counted.respondent_code,
    counted.respondent_name,
    counted.reconsideration_count,
    counted.litigation_count,
    counted.open_count,
    counted.open_overdue_count,
    counted.opinion_count,
    outcome.closed_count,
    outcome.corrected_count,
    outcome.corrected_rate
from counted
left join supervision.challenge_outcome as outcome
    on
        counted.respondent_code = outcome.department_code
        and outcome.closed_year = cast($year as bigint)
        and outcome.record_kind = 'reconsideration_case'
where
    counted.reconsideration_count + counted.litigation_count + counted.open_count > 0
    or outcome.closed_count > 0
order by
    outcome.corrected_count desc nulls last, counted.reconsideration_count desc nulls last,
    counted.respondent_code asc nulls last
