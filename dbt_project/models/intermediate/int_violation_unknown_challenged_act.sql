with challenging as (
    select
        'reconsideration_case' as act_kind,
        reconsideration.reconsideration_id as act_id,
        reconsideration.case_no as record_no,
        reconsideration.received_date as business_date,
        reconsideration.challenged_act_kind,
        reconsideration.challenged_act_no,
        respondent.department_code,
        reconsideration.stream_id,
        reconsideration.position
    from {{ ref('fct_reconsideration_case') }} as reconsideration
    -- Who reports nothing here need not have reported the act.
    inner join {{ ref('dim_department') }} as respondent
        on reconsideration.answering_code = respondent.department_code
    union all
    select
        'litigation_case' as act_kind,
        litigation.litigation_id as act_id,
        litigation.case_no as record_no,
        litigation.received_date as business_date,
        litigation.challenged_act_kind,
        litigation.challenged_act_no,
        litigation.department_code,
        litigation.stream_id,
        litigation.position
    from {{ ref('fct_litigation_case') }} as litigation
    where litigation.role <> '第三人'
),

reported as (
    select
        '行政处罚' as act_kind,
        penalty.department_code,
        penalty.decision_no as act_no
    from {{ ref('fct_penalty') }} as penalty
    union all
    select
        '行政强制' as act_kind,
        measure.department_code,
        measure.decision_no as act_no
    from {{ ref('fct_coercive_measure') }} as measure
)

select
    'violated' as verdict,
    'unknown_challenged_act' as rule_id,
    challenging.department_code,
    challenging.act_kind,
    challenging.act_id,
    challenging.record_no,
    challenging.business_date,
    cast(null as date) as due_on,
    '被复议或被诉的' || challenging.challenged_act_kind || '决定 ' || challenging.challenged_act_no || ' 本单位未报送'
        as message,
    challenging.challenged_act_no as detail,
    challenging.stream_id,
    challenging.position
from challenging
left join reported
    on
        challenging.department_code = reported.department_code
        and challenging.challenged_act_kind = reported.act_kind
        and challenging.challenged_act_no = reported.act_no
where
    challenging.challenged_act_kind in ('行政处罚', '行政强制')
    and challenging.challenged_act_no is not null
    and reported.act_no is null
