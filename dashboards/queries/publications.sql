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
    -- a version holds until a newer one, or until it is withdrawn
    step.version = newest.version and newest.state in ('published', 'restated') as is_in_force
from core.fct_quarter_step as step
inner join (
    select
        latest.period,
        max(latest.version) as version,
        max(case when latest.step_order = 1 then latest.state end) as state
    from (
        select
            done.period,
            done.version,
            done.state,
            row_number() over (partition by done.period order by done.step_no desc nulls last) as step_order
        from core.fct_quarter_step as done
    ) as latest
    group by latest.period
) as newest
    on step.period = newest.period
left join supervision.publication_size as said
    on step.period = said.period and step.version = said.version
where step.step in ('publish', 'restate') and ($period is null or step.period = $period)
order by step.period desc nulls last, step.version desc nulls last
