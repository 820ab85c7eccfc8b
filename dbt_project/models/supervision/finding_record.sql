with found as (
    {% for model in finding_models() %}
    select judged.*
    from {{ ref('int_finding_' ~ model) }} as judged
    {{ 'union all' if not loop.last }}
    {% endfor %}
)

select
    found.finding_kind || '/' || found.finding_key as finding_id,
    found.record_kind,
    found.record_id,
    found.is_main,
    found.stream_id
from found
