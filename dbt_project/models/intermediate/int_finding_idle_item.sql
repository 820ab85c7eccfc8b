select
    'idle_item' as finding_kind,
    {{ as_text('duty.cutoff_date') }} || '/' || duty.item_id as finding_key,
    true as is_main,
    item.department_code,
    duty.cutoff_date as business_date,
    cast(null as {{ dbt.type_string() }}) as party_key,
    cast(null as {{ dbt.type_string() }}) as severity,
    department.department_name || '的' || item.category || '事项“' || item.item_name || '”（' || item.item_code || '）'
    || {{ as_text('scheme.window_from') }} || ' 至 ' || {{ as_text('duty.cutoff_date') }} || ' 没有履行。'
        as sentence_zh,
    '0 次' as measured_value,
    '1 次' as limit_value,
    cast(null as {{ dbt.type_string() }}) as rule_id,
    'power_item' as record_kind,
    duty.item_id as record_id,
    duty.stream_id
from {{ ref('int_score_duty') }} as duty
inner join {{ ref('int_score_parameter') }} as scheme
    on duty.cutoff_date = scheme.cutoff_date
inner join {{ ref('dim_power_item') }} as item
    on duty.item_id = item.item_id
inner join {{ ref('dim_department') }} as department
    on item.department_code = department.department_code
where
    scheme.period is not null
    and duty.is_countable
    and duty.is_settled
    and duty.is_in_season
    and not duty.is_handed_back
    and not duty.is_exercised
    and not duty.is_no_occurrence
