with reviewed as (
    select
        duty.reconsideration_id,
        duty.department_code as respondent_code,
        duty.as_of_date,
        duty.unknown_reason is null as is_respondent_known,
        case when review_limit.is_extended then review_limit.extended_due_on else review_limit.base_due_on end as due_on
    from {{ ref('int_reconsideration_duty') }} as duty
    left join {{ ref('int_reconsideration_limit') }} as review_limit
        on duty.reconsideration_id = review_limit.reconsideration_id
),

brought as (
    select
        'reconsideration_case' as record_kind,
        stated.reconsideration_id as record_id,
        stated.case_no,
        stated.department_code as reporting_code,
        reviewed.respondent_code,
        reviewed.is_respondent_known,
        stated.role = '复议机关' as is_decided_here,
        cast(null as {{ dbt.type_string() }}) as instance,
        stated.challenged_act_kind,
        stated.challenged_act_no,
        stated.is_enterprise_related,
        stated.received_date,
        case when stated.acceptance in ('受理', '视为受理') then stated.accepted_date end as accepted_date,
        stated.procedure_kind,
        reviewed.due_on,
        stated.closed_date,
        case when stated.acceptance = '不予受理' then '不予受理' else stated.closing_kind end as outcome,
        -- closed before acceptance, nothing was decided about the act
        stated.acceptance in ('受理', '视为受理') as is_on_the_merits,
        stated.opinion_kind,
        stated.opinion_sent_date,
        stated.opinion_replied_date,
        cast(null as {{ dbt.type_string() }}) as head_appearance,
        reviewed.as_of_date,
        stated.stream_id
    from {{ ref('fct_reconsideration_case') }} as stated
    inner join reviewed on stated.reconsideration_id = reviewed.reconsideration_id
    union all
    select
        'litigation_case' as record_kind,
        sued.litigation_id as record_id,
        sued.case_no,
        sued.department_code as reporting_code,
        sued.department_code as respondent_code,
        true as is_respondent_known,
        cast(null as boolean) as is_decided_here,
        sued.instance,
        sued.challenged_act_kind,
        sued.challenged_act_no,
        cast(null as boolean) as is_enterprise_related,
        sued.received_date,
        sued.received_date as accepted_date,
        cast(null as {{ dbt.type_string() }}) as procedure_kind,
        cast(null as date) as due_on,
        sued.closed_date,
        sued.result as outcome,
        sued.role <> '第三人' as is_on_the_merits,
        cast(null as {{ dbt.type_string() }}) as opinion_kind,
        cast(null as date) as opinion_sent_date,
        cast(null as date) as opinion_replied_date,
        sued.head_appearance,
        data_as_of.as_of_date,
        sued.stream_id
    from {{ ref('fct_litigation_case') }} as sued
    inner join {{ ref('int_source_as_of') }} as data_as_of
        on sued.source = data_as_of.source
)

select
    brought.record_kind,
    brought.record_id,
    brought.case_no,
    brought.reporting_code,
    brought.respondent_code,
    brought.is_respondent_known,
    brought.is_decided_here,
    brought.instance,
    brought.challenged_act_kind,
    brought.challenged_act_no,
    brought.is_enterprise_related,
    brought.received_date,
    brought.accepted_date,
    brought.procedure_kind,
    brought.due_on,
    brought.closed_date,
    brought.outcome,
    brought.is_on_the_merits,
    brought.opinion_kind,
    brought.opinion_sent_date,
    brought.opinion_replied_date,
    brought.head_appearance,
    brought.stream_id,
    department.department_name as respondent_name,
    coalesce(challenge.is_correcting, false) as is_corrected,
    brought.due_on < coalesce(brought.closed_date, brought.as_of_date) as is_overdue,
    case
        when brought.due_on < coalesce(brought.closed_date, brought.as_of_date)
            then {{ days_between('brought.due_on', 'coalesce(brought.closed_date, brought.as_of_date)') }}
    end as days_overdue
from brought
left join {{ ref('int_challenge') }} as challenge
    on brought.record_kind = challenge.record_kind and brought.record_id = challenge.record_id
left join {{ ref('dim_department') }} as department on brought.respondent_code = department.department_code
