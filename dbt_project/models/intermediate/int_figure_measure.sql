{%- for area in figure_areas() %}
select
    measured.measure_code,
    measured.record_kind,
    measured.record_id,
    measured.record_no,
    measured.department_code,
    measured.campaign,
    measured.counts_from,
    measured.counts_to,
    measured.counted_key,
    measured.quantity,
    measured.is_at_least,
    measured.stream_id
from {{ ref('int_figure_' ~ area) }} as measured
{{ 'union all' if not loop.last }}
{%- endfor %}
