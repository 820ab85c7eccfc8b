with appeal as (
    select
        heard.department_code,
        -- A later instance may state the first one's number instead of the act's.
        coalesce(heard.challenged_act_no, first_instance.challenged_act_no) as decision_no,
        heard.result as annulment,
        heard.closed_date as annulled_date
    from {{ ref('fct_litigation_case') }} as heard
    left join {{ ref('fct_litigation_case') }} as first_instance
        on heard.department_code = first_instance.department_code and heard.first_case_no = first_instance.case_no
    where heard.is_final and heard.role <> '第三人'
    union all
    select
        coalesce(
            reviewed.respondent_code, case when reviewed.role = '被申请人' then reviewed.department_code end
        ) as department_code,
        reviewed.challenged_act_no as decision_no,
        reviewed.closing_kind as annulment,
        reviewed.closed_date as annulled_date
    from {{ ref('fct_reconsideration_case') }} as reviewed
    where not coalesce(reviewed.is_reversed, false)
),

numbered as (
    select
        penalty.decision_id,
        appeal.annulment,
        appeal.annulled_date,
        row_number() over (
            partition by penalty.decision_id
            order by appeal.annulled_date asc nulls last, appeal.annulment asc nulls last
        ) as appeal_no
    from appeal
    inner join {{ ref('fct_penalty') }} as penalty
        on appeal.department_code = penalty.department_code and appeal.decision_no = penalty.decision_no
    where appeal.annulment in ('撤销', '部分撤销', '变更', '确认违法', '确认无效')
)

select
    numbered.decision_id,
    numbered.annulment,
    numbered.annulled_date,
    numbered.annulment in ('撤销', '确认无效') as is_void
from numbered
where numbered.appeal_no = 1
