with pair as (
    select
        violation.violation_id,
        violation.severity,
        violation.message,
        violation.record_no,
        later.inspection_id as later_id,
        later.stream_id as later_stream_id,
        earlier.inspection_id as earlier_id,
        earlier.stream_id as earlier_stream_id,
        later.department_code,
        later.party_key,
        later.inspection_date
    from {{ ref('violation') }} as violation
    inner join {{ ref('int_enterprise_visit') }} as later
        on violation.act_id = later.inspection_id
    inner join {{ ref('int_enterprise_visit') }} as earlier
        on later.department_code = earlier.department_code and violation.detail = earlier.inspection_no
    where violation.rule_id = 'split_inspection'
)

{% for side in ['later', 'earlier'] %}
select
    'split_records' as finding_kind,
    pair.violation_id as finding_key,
    {{ 'true' if side == 'later' else 'false' }} as is_main,
    pair.department_code,
    pair.inspection_date as business_date,
    pair.party_key,
    pair.severity,
    department.department_name || '的检查 ' || pair.record_no || ' ' || pair.message || '。' as sentence_zh,
    cast(null as {{ dbt.type_string() }}) as measured_value,
    cast(null as {{ dbt.type_string() }}) as limit_value,
    'split_inspection' as rule_id,
    'inspection' as record_kind,
    pair.{{ side }}_id as record_id,
    pair.{{ side }}_stream_id as stream_id
from pair
inner join {{ ref('dim_department') }} as department
    on pair.department_code = department.department_code
{{ 'union all' if not loop.last }}
{% endfor %}
