{#- A move is told twice, by the department left and by the one joined, and either may be late or silent. -#}
with told as (
    select
        event.*,
        lag(event.change_kind) over (
            partition by event.certificate_root order by event.event_no asc nulls last
        ) as previous_kind,
        lag(event.department_code) over (
            partition by event.certificate_root order by event.event_no asc nulls last
        ) as previous_code,
        lead(event.change_kind) over (
            partition by event.certificate_root order by event.event_no asc nulls last
        ) as next_kind
    from {{ ref('int_certificate_event') }} as event
    where event.change_kind in ('transferred_out', 'transferred_in')
)

select
    told.certificate_root,
    told.event_no,
    told.change_date,
    case when told.change_kind = 'transferred_out' then told.department_code else told.other_department_code end
        as from_code,
    case
        when told.change_kind = 'transferred_in' then told.department_code
        -- the joining department spoke first: this is the echo
        when told.previous_kind = 'transferred_in' and told.previous_code <> told.department_code
            then told.previous_code
        -- it will say itself when it took the officer on
        when told.next_kind = 'transferred_in' then cast(null as {{ dbt.type_string() }})
        else other.department_code
    end as to_code,
    cast(row_number() over (
        partition by told.certificate_root order by told.event_no asc nulls last
    ) as bigint) as move_no
from told
left join {{ ref('dim_department') }} as other on told.other_department_code = other.department_code
