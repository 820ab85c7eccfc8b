with held as (
    select
        measure.*,
        seizure_limit.due_on,
        data_as_of.as_of_date
    from {{ ref('fct_coercive_measure') }} as measure
    inner join {{ ref('int_seizure_limit') }} as seizure_limit
        on measure.measure_id = seizure_limit.measure_id
    inner join {{ ref('int_source_as_of') }} as data_as_of
        on measure.source = data_as_of.source
    where coalesce(measure.released_date, data_as_of.as_of_date) > seizure_limit.due_on
),

judged as (
    select
        held.*,
        case
            when held.released_date is null and held.disposal is not null then '已填处理方式，但未填解除或处理之日'
        end as unjudged_reason,
        held.measure_kind || '应于 ' || {{ as_text('held.due_on') }} || ' 前作出处理决定或者解除，'
        || coalesce('实际为 ' || {{ as_text('held.released_date') }}, '至数据截止日尚未处理') as fault
    from held
)

select
    {{ finding_columns(
        'judged', 'seizure_period', ('coercive_measure', 'measure_id', 'decision_no'), 'judged.measure_date',
        'judged.due_on'
    ) }}
from judged
