{#
    What the models that a waiver reaches share: when one is in force, and which one covers a row. Not here: what it
    means to be waived; that each model says itself.
#}

{#
    Not revoked, and valid on the day on which its quarter is judged: the quarter's last day, or the day that the data
    have reached while the quarter still runs. A quarter that is over thus stays as it was judged.
#}
{% macro waiver_in_force(waiver, data_end) -%}
    (
        not {{ waiver }}.is_revoked
        and coalesce(least({{ quarter_end(waiver ~ '.period') }}, {{ data_end }}) <= {{ waiver }}.valid_until, true)
    )
{%- endmacro %}

{#
    The waivers that cover a row under a rule: of its record, or of all the period. `rule` and `period` are expressions
    on the row. `{{ waived_by('upload') }}` is then the waiver's id, that of the record first; null where there is none.
#}
{% macro join_waiver(row, rule, record_no, period, prefix) %}
    left join {{ ref('int_waiver') }} as {{ prefix }}_record
        on
            {{ row }}.department_code = {{ prefix }}_record.department_code
            and {{ period }} = {{ prefix }}_record.period
            and {{ rule }} = {{ prefix }}_record.rule_id
            and {{ record_no }} = {{ prefix }}_record.record_no
    left join {{ ref('int_waiver') }} as {{ prefix }}_period
        on
            {{ row }}.department_code = {{ prefix }}_period.department_code
            and {{ period }} = {{ prefix }}_period.period
            and {{ rule }} = {{ prefix }}_period.rule_id
            and {{ prefix }}_period.record_no is null
{% endmacro %}

{% macro waived_by(prefix) -%}
    coalesce({{ prefix }}_record.waiver_id, {{ prefix }}_period.waiver_id)
{%- endmacro %}

{# a late upload costs in the quarter in which it fell due, every other violation stands in that of its business day #}
{% macro violation_period(violation) -%}
    case
        when {{ violation }}.rule_id = 'record_upload_limit' then {{ quarter_of(violation ~ '.due_on') }}
        else {{ quarter_of(violation ~ '.business_date') }}
    end
{%- endmacro %}

{# reasons of the gate and their names; each is a flag of int_gate_measure and a finding of int_gate_finding #}
{% macro gate_reasons() %}
    {{ return([
        ('no_export', '未报送'), ('rejects_over_limit', '退回未改超限'), ('open_blocker', '有阻断级问题'),
        ('completeness_under_floor', '案卷完整率不足'),
    ]) }}
{% endmacro %}
