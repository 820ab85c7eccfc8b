{#- Receipts are read here and in reject_open only. -#}
{%- set facts = [
    ('fct_inspection', 'inspection_date'), ('fct_penalty', 'decision_date'), ('fct_penalty_case', 'filed_date'),
    ('fct_education_correction', 'correction_date'),
] -%}
with delivered as (
    -- A record of the quarter proves that an export of it came.
    {% for fact, day in facts %}
    select
        gate_period.period,
        gate_period.department_code,
        record.export_id
    from {{ ref('int_gate_period') }} as gate_period
    inner join {{ ref('dim_department') }} as department
        on gate_period.department_code = department.credit_department_code
    inner join {{ ref(fact) }} as record
        on
            department.department_code = record.department_code
            and record.{{ day }} between gate_period.quarter_start_date and gate_period.quarter_end_date
            {{ '-- what another source discloses is no export of the department' if fact == 'fct_penalty' }}
            {{ 'and record.is_counted' if fact == 'fct_penalty' }}
    union
    {% endfor %}
    -- So does a full export that speaks for the department and the quarter, though it may hold nothing of it.
    select
        gate_period.period,
        gate_period.department_code,
        receipt.export_id
    from {{ ref('int_gate_period') }} as gate_period
    inner join {{ source('intake', 'receipt') }} as receipt
        on
            receipt.feed in ('inspection', 'penalty', 'penalty_case', 'education_correction')
            and receipt.export_id is not null
            and receipt.delivery = 'full'
            and receipt.status not in ('held', 'rejected', 'refused')
            and coalesce(receipt.window_from, gate_period.quarter_start_date) <= gate_period.quarter_end_date
            and coalesce(receipt.window_to, gate_period.quarter_end_date) >= gate_period.quarter_start_date
            and cast(receipt.reported_as_of as date) >= gate_period.quarter_start_date
            and (
                receipt.departments is null
                or {{ list_has("replace(receipt.departments, '、', '|')", 'gate_period.department_code') }}
            )
)

select
    delivered.period,
    delivered.department_code,
    cast(count(distinct delivered.export_id) as bigint) as export_count
from delivered
group by delivered.period, delivered.department_code
