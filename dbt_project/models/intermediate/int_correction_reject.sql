{%- set text = dbt.type_string() -%}
-- the rows that the gate counts against a quarter; a row sent again and rejected again is one thing to mend
with open_row as (
    select
        reject.period,
        reject.department_code,
        'reject/' || coalesce(
            reject.stream_id,
            reject.feed || '/' || reject.source || '/' || reject.file_name || '/' || {{ as_text('reject.source_row') }}
        ) || '/' || reject.rule || coalesce('/' || reject.column_name, '') as item_id,
        reject.rule,
        reject.feed,
        reject.message,
        reject.stream_id,
        reject.receipt_id,
        reject.source_row
    from {{ ref('int_gate_reject') }} as reject
),

newest as (
    select
        open_row.*,
        row_number() over (
            partition by open_row.period, open_row.department_code, open_row.item_id
            order by
                open_row.receipt_id desc nulls last, open_row.source_row desc nulls last,
                open_row.message asc nulls last
        ) as recency
    from open_row
)

select
    newest.period,
    newest.department_code,
    newest.item_id,
    'reject' as item_kind,
    newest.rule as rule_id,
    '退回行未更正' as rule_name_zh,
    'warning' as severity,
    cast(null as {{ text }}) as legal_basis,
    newest.feed as act_kind,
    cast(null as {{ text }}) as record_no,
    cast(null as {{ text }}) as case_or_decision_no,
    cast(null as {{ text }}) as document_name_zh,
    cast(null as date) as business_date,
    cast(null as date) as due_date,
    cast(null as bigint) as days_late,
    newest.message,
    cast(null as {{ text }}) as waiver_id,
    newest.stream_id,
    cast(null as bigint) as position
from newest
where newest.recency = 1
