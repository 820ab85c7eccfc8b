-- 复议应诉结果 / How cases closed in a year ended. Parameters: year ('2024'), department (respondent; null for all)
select
    brought.record_kind,
    brought.outcome,
    brought.is_corrected,
    cast(count(*) as bigint) as case_count,
    cast(count(case when brought.is_enterprise_related then 1 end) as bigint) as enterprise_count
from supervision.challenge_case as brought
where
    year(brought.closed_date) = cast($year as bigint)
    and ($department is null or brought.respondent_code = $department)
group by brought.record_kind, brought.outcome, brought.is_corrected
order by
    brought.record_kind desc nulls last, case_count desc nulls last, brought.outcome asc nulls last
