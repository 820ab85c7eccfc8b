-- The fold leaves one row a stream, in every feed, and each has its name.
{% for feed, core, key in recorded_feeds() %}
select
    '{{ feed }}' as feed,
    stated.stream_id
from {{ ref('stg_' ~ feed) }} as stated
group by stated.stream_id
having count(*) > 1 or stated.stream_id is null
{{ 'union all' if not loop.last }}
{% endfor %}
