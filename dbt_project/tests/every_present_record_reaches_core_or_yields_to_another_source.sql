-- Reconciliation: nothing that staging holds is lost on the way to core.
{% for feed, core, key in recorded_feeds() %}
select
    '{{ core }}' as model_name,
    stated.stream_id
from {{ ref('stg_' ~ feed) }} as stated
left join {{ ref(core) }} as used
    on {{ same_columns('stated', 'used', key) }}
where used.stream_id is null or (used.stream_id <> stated.stream_id and used.source = stated.source)
{{ 'union all' if not loop.last }}
{% endfor %}
