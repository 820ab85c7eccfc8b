with counted_from as (
    select
        'reconsideration_case' as subject_kind,
        reconsideration.reconsideration_id as subject_id,
        reconsideration.excluded_periods,
        coalesce(reconsideration.accepted_date, reconsideration.received_date) as start_date
    from {{ ref('fct_reconsideration_case') }} as reconsideration
    union all
    select
        'coercive_measure' as subject_kind,
        measure.measure_id as subject_id,
        measure.excluded_periods,
        coalesce(cast(measure.implemented_at as date), measure.measure_date) as start_date
    from {{ ref('fct_coercive_measure') }} as measure
),

stated as (
    select
        counted_from.subject_kind,
        counted_from.subject_id,
        counted_from.start_date,
        {{ try_date("split_part(part.item, ':', 2)") }} as from_date,
        {{ try_date("split_part(part.item, ':', 3)") }} as to_date
    from counted_from
    {{ each_item('counted_from.excluded_periods', 'part') }}
),

-- Day by day, so that days which two periods share count once.
paused as (
    select distinct
        stated.subject_kind,
        stated.subject_id,
        stated.start_date,
        {{ add_days('stated.from_date', 'step.item') }} as paused_date
    from stated
    inner join {{ number_series(0, 3660, 'step') }}
        on step.item <= {{ days_between('stated.from_date', 'stated.to_date') }}
),

numbered as (
    select
        paused.subject_kind,
        paused.subject_id,
        paused.paused_date,
        paused.start_date,
        row_number() over (
            partition by paused.subject_kind, paused.subject_id order by paused.paused_date asc nulls last
        ) as pause_no
    from paused
    -- The first day of a limit is not counted anyway.
    where paused.paused_date > paused.start_date
)

select
    numbered.subject_kind,
    numbered.subject_id,
    numbered.paused_date,
    cast({{ days_between('numbered.start_date', 'numbered.paused_date') }} - numbered.pause_no as bigint)
        as run_days
from numbered
