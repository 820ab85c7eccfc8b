-- 复议应诉案件清单 / Cases of a year, received or closed in it or still open.
-- Parameters: year ('2024'), kind ('reconsideration_case', 'litigation_case'), department (respondent), outcome,
-- state ('received', 'elsewhere', 'accepted', 'closed', 'open', 'overdue', 'corrected', 'opinion'); null for all but the year
select
    brought.record_kind,
    brought.case_no,
    brought.instance,
    brought.respondent_name,
    brought.challenged_act_no,
    brought.is_enterprise_related,
    brought.received_date,
    brought.accepted_date,
    brought.procedure_kind,
    brought.due_on,
    brought.closed_date,
    brought.outcome,
    brought.is_corrected,
    brought.days_overdue,
    brought.head_appearance,
    brought.opinion_kind,
    brought.opinion_sent_date,
    brought.opinion_replied_date,
    brought.stream_id
from supervision.challenge_case as brought
where
    (
        year(brought.received_date) = cast($year as bigint)
        or year(brought.closed_date) = cast($year as bigint)
        or brought.closed_date is null
        or year(brought.opinion_sent_date) = cast($year as bigint)
    )
    and ($kind is null or brought.record_kind = $kind)
    and ($department is null or brought.respondent_code = $department)
    and ($outcome is null or brought.outcome = $outcome)
    and case $state
        when 'received' then
            year(brought.received_date) = cast($year as bigint) and coalesce(brought.is_decided_here, true)
        when 'elsewhere' then year(brought.received_date) = cast($year as bigint) and not brought.is_decided_here
        when 'accepted' then
            year(brought.accepted_date) = cast($year as bigint) and coalesce(brought.is_decided_here, true)
        when 'closed' then
            year(brought.closed_date) = cast($year as bigint)
            and coalesce(brought.is_decided_here, true)
            and coalesce(brought.outcome, '') <> '不予受理'
        when 'open' then brought.closed_date is null
        when 'overdue' then
            brought.is_overdue
            and (
                brought.closed_date is null
                or (year(brought.closed_date) = cast($year as bigint) and coalesce(brought.outcome, '') <> '不予受理')
            )
        when 'corrected' then brought.is_corrected and year(brought.closed_date) = cast($year as bigint)
        when 'opinion' then year(brought.opinion_sent_date) = cast($year as bigint)
        else true
    end
order by
    brought.received_date desc nulls last, brought.record_kind asc nulls last, brought.case_no asc nulls last
