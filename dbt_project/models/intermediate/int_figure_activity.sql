{#- Kinds of activity and the measures that sum them up. -#}
{%- set kinds = [
    ('联系点', none, 'contact_points'),
    ('监督员', none, 'supervisors'),
    ('问卷', none, 'questionnaire_answers'),
    ('走访', '企业', 'visits_enterprise'),
    ('走访', '部门', 'visits_department'),
    ('协调会', none, 'coordination_meetings'),
    ('建议', none, 'proposals'),
    ('评查', none, 'reviewed_files'),
] -%}
{%- set measures = [{
    'code': 'questionnaire_positive', 'from': 'record.activity_date', 'quantity': 'record.positive_count',
    'at_least': 'record.is_at_least', 'where': "record.activity_kind = '问卷' and record.positive_count is not null",
}] -%}
{%- for kind, subject, code in kinds -%}
    {%- do measures.append({
        'code': code, 'from': 'record.activity_date', 'quantity': 'record.activity_count',
        'at_least': 'record.is_at_least',
        'where': "record.activity_kind = '" ~ kind ~ "'"
            ~ (" and record.subject_kind = '" ~ subject ~ "'" if subject else ''),
    }) -%}
{%- endfor -%}
with record as (
    select
        activity.activity_id as record_id,
        activity.activity_no as record_no,
        activity.department_code,
        cast(null as {{ dbt.type_string() }}) as campaign,
        activity.activity_date,
        activity.activity_kind,
        activity.subject_kind,
        activity.activity_count,
        activity.positive_count,
        coalesce(activity.is_at_least, false) as is_at_least,
        activity.stream_id
    from {{ ref('fct_supervision_activity') }} as activity
)

{{ measured('supervision_activity', measures) }}
