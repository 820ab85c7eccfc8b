with owed as (
    select
        duty.*,
        duty.comply_due_date as due_on
    from {{ ref('int_reconsideration_duty') }} as duty
    where
        -- What a court has reversed binds nobody.
        not duty.is_reversed
        and (
            coalesce(duty.complied_date, duty.as_of_date) > duty.comply_due_date
            or (duty.comply_due_date is null and duty.closing_kind = '责令履行' and duty.complied_date is null)
        )
),

judged as (
    select
        owed.*,
        case
            when owed.comply_due_date is null then '责令履行的复议决定未填履行期限'
            else owed.unknown_reason
        end as unjudged_reason,
        '被申请人应于 ' || {{ as_text('owed.due_on') }} || ' 前履行复议决定，'
        || coalesce('实际为 ' || {{ as_text('owed.complied_date') }}, '至数据截止日尚未履行') as fault
    from owed
)

select
    {{ finding_columns(
        'judged', 'reconsideration_compliance', ('reconsideration_case', 'reconsideration_id', 'case_no'),
        'coalesce(judged.closed_date, judged.received_date)', 'judged.due_on'
    ) }}
from judged
