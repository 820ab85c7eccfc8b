with decided as (
    select
        penalty.decision_id as record_id,
        penalty.decision_no as record_no,
        account.account_code as department_code,
        -- a decision belongs to the campaign of its case
        coalesce(penalty.campaign, filed.campaign) as campaign,
        penalty.decision_date,
        penalty.procedure_kind,
        coalesce(penalty.fine_yuan, 0) as fine_yuan,
        coalesce(penalty.confiscation_yuan, 0) as confiscation_yuan,
        penalty.stream_id
    from {{ ref('fct_penalty') }} as penalty
    {{ join_account('penalty') }}
    left join {{ ref('fct_penalty_case') }} as filed on penalty.case_id = filed.case_id
    -- what only another source tells of is a finding, no figure
    where penalty.is_counted
),

corrected as (
    select
        correction.record_id,
        correction.record_no,
        account.account_code as department_code,
        cast(null as {{ dbt.type_string() }}) as campaign,
        correction.correction_date,
        correction.stream_id
    from {{ ref('fct_education_correction') }} as correction
    {{ join_account('correction') }}
)

{{ measured('penalty', [
    {'code': 'penalties', 'from': 'record.decision_date'},
    {'code': 'penalties_simple', 'from': 'record.decision_date', 'where': "record.procedure_kind = '简易'"},
    {'code': 'penalties_ordinary', 'from': 'record.decision_date', 'where': "record.procedure_kind = '普通'"},
    {'code': 'fines', 'from': 'record.decision_date', 'quantity': 'record.fine_yuan',
        'where': 'record.fine_yuan > 0'},
    {'code': 'confiscations', 'from': 'record.decision_date', 'quantity': 'record.confiscation_yuan',
        'where': 'record.confiscation_yuan > 0'},
], 'decided') }}
union all
{{ measured('education_correction', [
    {'code': 'education_corrections', 'from': 'record.correction_date'},
], 'corrected') }}
