{%- set findings = [
    ('no_export', 'is_without_export', 'export_count', '1',
     "'本季度没有收到任何执法数据'"),
    ('rejects_over_limit', 'is_over_reject_limit', 'rejected_row_count', 'reject_limit_count',
     "'退回未改 ' || " ~ as_text('measure.rejected_row_count') ~ " || ' 行，超过限额'"),
    ('open_blocker', 'is_blocked', 'blocker_count', '0',
     "'未关闭的阻断级问题 ' || " ~ as_text('measure.blocker_count') ~ " || ' 项'"),
    ('completeness_under_floor', 'is_under_floor', 'completeness_rate',
     'completeness_floor_percent',
     "'应有材料 ' || " ~ as_text('measure.due_document_count') ~ " || ' 件，缺 ' || "
     ~ as_text('measure.missing_document_count') ~ " || ' 件，完整率 ' || "
     ~ as_text('measure.completeness_rate') ~ " || '%'"),
] -%}
{%- set names = dict(gate_reasons()) -%}
with found as (
    {%- for code, flag, observed, limit, message in findings %}
    select
        measure.period,
        measure.department_code,
        '{{ code }}' as reason_code,
        '{{ names[code] }}' as reason_name_zh,
        cast(measure.{{ observed }} as decimal(18, 2)) as observed_value,
        cast({{ limit if limit in ('0', '1') else 'measure.' ~ limit }} as decimal(18, 2)) as limit_value,
        {{ message }} as message,
        measure.correction_ends_date
    from {{ ref('int_gate_measure') }} as measure
    where measure.{{ flag }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select
    found.period,
    found.department_code,
    found.reason_code,
    found.reason_name_zh,
    found.observed_value,
    found.limit_value,
    found.message,
    found.correction_ends_date,
    waiver.waiver_id
from found
left join {{ ref('int_waiver') }} as waiver
    on
        found.department_code = waiver.department_code
        and found.period = waiver.period
        and found.reason_code = waiver.rule_id
        and waiver.record_no is null
