{#- Feeds whose records name a department; an act is kept even if its department was withdrawn. -#}
with registered as (
    select
        stated.department_code,
        stated.department_name,
        stated.kind,
        stated.peer_group,
        stated.parent_code,
        stated.active_from,
        stated.active_to,
        stated.successor_code,
        stated.is_in_statistics,
        stated.is_in_ranking,
        stated.is_in_interview,
        stated.source,
        stated.stream_id,
        stated.position
    from {{ preferred_source(ref('stg_department'), []) }} as stated
    where stated.preference = 1
),

named as (
    {% for feed, core, key in recorded_feeds() if feed != 'department' %}
    select
        record.department_code,
        record.source,
        record.stream_id,
        record.position
    from {{ ref('stg_' ~ feed) }} as record
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

unregistered as (
    select
        named.department_code,
        min(named.source) as source,
        min(named.stream_id) as stream_id,
        min(named.position) as position
    from named
    left join registered
        on named.department_code = registered.department_code
    where registered.department_code is null
    group by named.department_code
),

department as (
    select registered.* from registered
    union all
    select
        unregistered.department_code,
        unregistered.department_code as department_name,
        cast(null as {{ dbt.type_string() }}) as kind,
        cast(null as {{ dbt.type_string() }}) as peer_group,
        cast(null as {{ dbt.type_string() }}) as parent_code,
        cast(null as date) as active_from,
        cast(null as date) as active_to,
        cast(null as {{ dbt.type_string() }}) as successor_code,
        true as is_in_statistics,
        false as is_in_ranking,
        false as is_in_interview,
        unregistered.source,
        unregistered.stream_id,
        unregistered.position
    from unregistered
)

select
    department.department_code,
    department.department_name,
    department.kind,
    department.peer_group,
    department.parent_code,
    -- A principal that is not registered, or is itself entrusted, can hold no account: nothing may be lost.
    coalesce(entrusting.department_code, department.department_code) as credit_department_code,
    department.active_from,
    department.active_to,
    department.successor_code,
    department.is_in_statistics,
    department.is_in_ranking,
    department.is_in_interview,
    department.kind is null as is_provisional,
    department.source,
    department.stream_id,
    department.position
from department
left join department as entrusting
    on
        department.kind = '受委托组织'
        and department.parent_code = entrusting.department_code
        and coalesce(entrusting.kind <> '受委托组织', true)
