{%- set sources = [
    'int_score_record_participation', 'int_score_record_duty', 'int_score_record_plan',
    'int_score_record_document', 'int_score_record_review', 'int_score_record_timeliness',
    'int_score_record_correction', 'int_score_record_volume',
] -%}
{#- a record counts as one, unless it carries points of its own -#}
{%- set pointed = ['int_score_record_review', 'int_score_record_correction'] -%}
{% for source_model in sources %}
select
    cut.period,
    record.cutoff_date,
    record.department_code,
    record.indicator_code,
    record.record_kind,
    record.record_id,
    record.evidence_id,
    record.in_numerator,
    record.in_denominator,
    {% if source_model in pointed %}
    record.numerator_part,
    record.denominator_part,
    {% else %}
    cast(case when record.in_numerator then 1 else 0 end as bigint) as numerator_part,
    cast(case when record.in_denominator then 1 else 0 end as bigint) as denominator_part,
    {% endif %}
    record.reason,
    record.stream_id,
    record.position
from {{ ref(source_model) }} as record
inner join {{ ref('int_cutoff') }} as cut on record.cutoff_date = cut.cutoff_date
{% if not loop.last %}union all{% endif %}
{% endfor %}
