with judged as (
    select
        penalty.*,
        omission.source is not null as is_omitted
    from {{ ref('fct_penalty') }} as penalty
    {{ join_omission('penalty', "'penalty'", 'notice_date', 'omission') }}
    where
        penalty.procedure_kind = '普通'
        and not coalesce(penalty.is_notice_waived, false)
        -- Days carry no hour: a notice of the same day may have come first and is let pass.
        and (
            penalty.notice_date is null
            or penalty.decision_date is null
            or penalty.notice_date > penalty.decision_date
        )
)

select
    case when judged.is_omitted or judged.decision_date is null then 'unjudged' else 'violated' end as verdict,
    'notice_before_decision' as rule_id,
    judged.department_code,
    'penalty' as act_kind,
    judged.decision_id as act_id,
    judged.decision_no as record_no,
    judged.decision_date as business_date,
    judged.decision_date as due_on,
    case
        when judged.is_omitted then '来源不提供告知日期'
        when judged.decision_date is null then '决定日期缺失'
        when judged.notice_date is null then '普通程序决定没有事先告知日期，也未注明免予告知'
        else
            '事先告知日期 ' || {{ as_text('judged.notice_date') }} || ' 晚于决定日期 '
            || {{ as_text('judged.decision_date') }}
    end as message,
    cast(null as {{ dbt.type_string() }}) as detail,
    judged.stream_id,
    judged.position
from judged
