-- 纠错率 / Share of closed cases that corrected the act: the total, or one respondent. A department's own file holds no
-- total, so that its own rows are what is found. Parameters: year ('2024'), department (respondent; null for the total)
with stated as (
    select outcome.*
    from supervision.challenge_outcome as outcome
    where outcome.closed_year = cast($year as bigint)
)

select
    stated.record_kind,
    stated.closed_count,
    stated.corrected_count,
    stated.corrected_rate
from stated
where
    stated.department_code = $department
    or ($department is null and stated.is_total = (select max(whole.is_total) from stated as whole))
order by stated.record_kind desc nulls last, stated.department_code asc nulls last
