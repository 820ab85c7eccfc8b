with record as (
    select
        reconsidered.reconsideration_id as record_id,
        reconsidered.case_no as record_no,
        reconsidered.department_code,
        cast(null as {{ dbt.type_string() }}) as campaign,
        reconsidered.role = '复议机关' as is_decided_here,
        reconsidered.received_date,
        case
            when reconsidered.acceptance in ('受理', '视为受理') then reconsidered.accepted_date
        end as accepted_date,
        reconsidered.closed_date,
        -- an application that was refused is not a case closed
        case
            when reconsidered.closing_kind = '不予受理' or reconsidered.acceptance = '不予受理' then null
            else reconsidered.closed_date
        end as settled_date,
        coalesce({{ add_days('reconsidered.closed_date', -1) }}, {{ no_end() }}) as last_open_day,
        coalesce({{ year_end('reconsidered.closed_date') }}, {{ no_end() }}) as year_closed_to,
        make_date(cast(year(reconsidered.received_date) as integer) + 1, 1, 1) as next_year_from,
        year(reconsidered.closed_date) > year(reconsidered.received_date) as is_closed_in_later_year,
        reconsidered.procedure_kind,
        coalesce(reconsidered.is_enterprise_related, false) as is_enterprise_related,
        reconsidered.closing_kind,
        coalesce(reconsidered.closing_kind = '案前调解和解', false) as is_settled_before,
        reconsidered.stream_id
    from {{ ref('fct_reconsideration_case') }} as reconsidered
)

{{ measured('reconsideration_case', [
    {'code': 'reconsideration_received', 'from': 'record.received_date', 'where': 'record.is_decided_here'},
    {'code': 'reconsideration_accepted', 'from': 'record.accepted_date', 'where': 'record.is_decided_here'},
    {'code': 'reconsideration_simple', 'from': 'record.accepted_date',
        'where': "record.is_decided_here and record.procedure_kind = '简易'"},
    {'code': 'reconsideration_enterprise', 'from': 'record.received_date',
        'where': 'record.is_decided_here and record.is_enterprise_related'},
    {'code': 'reconsideration_closed', 'from': 'record.settled_date', 'where': 'record.is_decided_here'},
    {'code': 'reconsideration_closed_before_acceptance', 'from': 'record.settled_date',
        'where': 'record.is_decided_here and record.is_settled_before'},
    {'code': 'reconsideration_before_acceptance_carried', 'from': 'record.settled_date',
        'where': 'record.is_decided_here and record.is_settled_before and record.is_closed_in_later_year'},
    {'code': 'reconsideration_closed_after_acceptance', 'from': 'record.settled_date',
        'where': 'record.is_decided_here and not record.is_settled_before and record.accepted_date is not null'},
    {'code': 'reconsideration_mediated_after', 'from': 'record.settled_date',
        'where': "record.is_decided_here and record.closing_kind = '调解' and record.accepted_date is not null"},
    {'code': 'reconsideration_carried_over', 'from': 'record.next_year_from', 'to': 'record.year_closed_to',
        'where': 'record.is_decided_here and (record.closed_date is null or record.is_closed_in_later_year)'},
    {'code': 'reconsideration_open_received', 'from': 'record.received_date', 'to': 'record.last_open_day',
        'where': 'record.is_decided_here'},
    {'code': 'reconsideration_open_accepted', 'from': 'record.accepted_date', 'to': 'record.last_open_day',
        'where': 'record.is_decided_here'},
    {'code': 'respondent_cases', 'from': 'record.received_date', 'where': 'not record.is_decided_here'},
]) }}
