with examined as (
    select
        reconsideration.*,
        data_as_of.as_of_date,
        -- Mediation before acceptance is the applicant's own choice; a withdrawal leaves nothing to decide.
        coalesce(
            reconsideration.accepted_date,
            case
                when
                    reconsideration.acceptance in ('告知', '撤回', '不予受理')
                    or reconsideration.closing_kind in ('案前调解和解', '不予受理')
                    then reconsideration.closed_date
            end
        ) as decided_date,
        -- Nothing is owed before the supplements are in.
        case
            when reconsideration.supplement_requested_date is null then reconsideration.received_date
            else reconsideration.supplemented_date
        end as counted_from_date
    from {{ ref('fct_reconsideration_case') }} as reconsideration
    inner join {{ ref('int_source_as_of') }} as data_as_of
        on reconsideration.source = data_as_of.source
    where reconsideration.role = '复议机关'
)

select
    examined.reconsideration_id,
    examined.department_code,
    examined.case_no,
    examined.received_date,
    examined.acceptance,
    examined.closing_kind,
    examined.supplement_requested_date,
    examined.counted_from_date,
    examined.decided_date,
    examined.as_of_date,
    {{ workday_limit_date('request') }} as request_due_on,
    {{ workday_limit_date('review') }} as due_on,
    silence.value is not null as is_accepted_by_silence,
    examined.stream_id,
    examined.position
from examined
{{ join_parameter('reconsideration_review_workdays', 'examined', 'examined.received_date', 'parameter') }}
{{ join_parameter('reconsideration_silent_acceptance', 'examined', 'examined.received_date', 'silence') }}
{{ join_workday_limit('examined.received_date', 'parameter.value', 'request') }}
{{ join_workday_limit('examined.counted_from_date', 'parameter.value', 'review') }}
