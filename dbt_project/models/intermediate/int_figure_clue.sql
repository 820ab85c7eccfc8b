with record as (
    select
        clue.clue_id as record_id,
        clue.order_no as record_no,
        account.account_code as department_code,
        cast(null as {{ dbt.type_string() }}) as campaign,
        clue.replied_date,
        coalesce(clue.replied_date <= clue.deadline_date, false) as is_in_time,
        coalesce(clue.is_mediated, false) as is_mediated,
        clue.stream_id
    from {{ ref('fct_clue') }} as clue
    {{ join_account('clue') }}
    -- 12333 is the labour hotline
    where clue.channel = '12333' and clue.outcome not in ('在办', '退回')
)

{{ measured('clue', [
    {'code': 'labour_clues_closed', 'from': 'record.replied_date'},
    {'code': 'labour_clues_in_time', 'from': 'record.replied_date', 'where': 'record.is_in_time'},
    {'code': 'labour_clues_mediated', 'from': 'record.replied_date', 'where': 'record.is_mediated'},
]) }}
