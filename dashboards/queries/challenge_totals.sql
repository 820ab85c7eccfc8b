-- 复议应诉概况 / Cases of a year on each road. Cases that were refused are not closed ones.
-- Parameters: year ('2024'), department (respondent; null for all)
with stated as (
    select
        brought.*,
        coalesce(brought.is_decided_here, true) as is_ours,
        year(brought.received_date) = cast($year as bigint) as is_received,
        year(brought.accepted_date) = cast($year as bigint) as is_accepted,
        year(brought.closed_date) = cast($year as bigint) and coalesce(brought.outcome, '') <> '不予受理' as is_closed
    from supervision.challenge_case as brought
    where $department is null or brought.respondent_code = $department
)

select
    stated.record_kind,
    cast(count(case when stated.is_received and stated.is_ours then 1 end) as bigint) as received_count,
    cast(count(case when stated.is_accepted and stated.is_ours then 1 end) as bigint) as accepted_count,
    cast(count(case when stated.is_closed and stated.is_ours then 1 end) as bigint) as closed_count,
    cast(count(case when stated.is_received and not stated.is_ours then 1 end) as bigint) as elsewhere_count,
    cast(count(case when stated.closed_date is null then 1 end) as bigint) as open_count,
    cast(count(case when stated.is_overdue and (stated.is_closed or stated.closed_date is null) then 1 end) as bigint)
        as overdue_count,
    cast(count(case when year(stated.opinion_sent_date) = cast($year as bigint) then 1 end) as bigint)
        as opinion_count,
    cast(
        count(
            case
                when year(stated.opinion_sent_date) = cast($year as bigint) and stated.opinion_replied_date is not null
                    then 1
            end
        ) as bigint
    ) as opinion_replied_count,
    cast(
        count(
            case when stated.is_closed and stated.head_appearance in ('主要负责人', '分管负责人') then 1 end
        ) as bigint
    ) as head_appeared_count
from stated
group by stated.record_kind
order by stated.record_kind desc nulls last
