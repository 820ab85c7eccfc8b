with held as (
    select
        measure.*,
        coalesce(cast(measure.implemented_at as date), measure.measure_date) as started_date,
        cast(base.value as bigint) as base_days,
        cast(extension.value as bigint) as extension_days
    from {{ ref('fct_coercive_measure') }} as measure
    {{ join_parameter('seizure_limit_days', 'measure', 'measure.measure_date', 'base') }}
    {{ join_parameter('seizure_extension_days', 'measure', 'measure.measure_date', 'extension') }}
    where measure.measure_kind in ('查封', '扣押', '冻结')
),

-- Only for things seized do tests and appraisals leave the count (25 III); money frozen knows no such thing (32).
paused as (
    select
        held.measure_id,
        sum(case when pause.run_days < held.base_days then 1 else 0 end) as base_paused_days,
        sum(case when pause.run_days < held.base_days + held.extension_days then 1 else 0 end)
            as extended_paused_days
    from held
    inner join {{ ref('int_paused_day') }} as pause
        on pause.subject_kind = 'coercive_measure' and held.measure_id = pause.subject_id
    where held.measure_kind <> '冻结'
    group by held.measure_id
),

ended as (
    select
        held.measure_id,
        held.extended_to_date,
        {{ add_days('held.started_date', 'held.base_days + coalesce(paused.base_paused_days, 0)') }} as base_due_on,
        {{ add_days(
            'held.started_date', 'held.base_days + held.extension_days + coalesce(paused.extended_paused_days, 0)'
        ) }} as extended_due_on
    from held
    left join paused
        on held.measure_id = paused.measure_id
)

select
    ended.measure_id,
    -- An extension gives no more days than were approved, and never more than the law allows.
    case
        when ended.extended_to_date is null then ended.base_due_on
        else least(greatest(ended.extended_to_date, ended.base_due_on), ended.extended_due_on)
    end as due_on
from ended
where ended.base_due_on is not null
