{#- What the department says of a record that the office has voided, read past the fold that leaves it out. -#}
{%- for feed in department_feeds() %}
select
    last_word.stream_id,
    last_word.is_present,
    last_word.reported_as_of,
    last_word.position
from (
    select
        event.stream_id,
        event.is_present,
        event.reported_as_of,
        event.position,
        row_number() over (partition by event.stream_id order by event.position desc nulls last) as recency
    from {{ source('log', feed) }} as event
    inner join {{ ref('stg_voiding') }} as voiding
        on event.stream_id = voiding.voided_stream_id
) as last_word
where last_word.recency = 1
{{ 'union all' if not loop.last }}
{%- endfor %}
