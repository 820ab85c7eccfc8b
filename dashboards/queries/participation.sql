-- 人员参与率 / Participation of each department in a quarter: as published, and as scored.
-- Parameters: period ('2024Q4'), department (null for all)
select
    published.department_code,
    department.department_name,
    published.denominator as holder_count,
    published.numerator as participant_count,
    published.value as participation_published_rate,
    scored.denominator as scored_holder_count,
    scored.numerator as scored_participant_count,
    scored.value as participation_scored_rate
from scoring.department_indicator as published
left join scoring.department_indicator as scored
    on
        published.period = scored.period
        and published.department_code = scored.department_code
        and scored.indicator_code = 'participation'
left join core.dim_department as department on published.department_code = department.department_code
where
    published.indicator_code = 'participation_published'
    and published.period = $period
    and published.denominator > 0
    and ($department is null or published.department_code = $department)
order by published.value asc nulls last, published.department_code asc nulls last
