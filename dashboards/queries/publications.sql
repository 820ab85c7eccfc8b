-- 已公布的版本 / Every version that was published, newest first. Parameters: period ('2024Q4', null for all)
select
    step.period,
    step.version,
    step.step,
    step.on_date,
    step.document_no,
    step.signed_on,
    step.pinned_position,
    step.code_revision,
    said.ranked_count,
    said.listed_count,
    coalesce(said.is_in_force, false) as is_in_force
from core.fct_quarter_step as step
left join supervision.published_version as said
    on step.period = said.period and step.version = said.version
where step.step in ('publish', 'restate') and ($period is null or step.period = $period)
order by step.period desc nulls last, step.version desc nulls last
