{#
    What the models int_violation_<rule> share. Each yields one row for a record that breaks its rule
    (verdict `violated`) or that cannot be judged (verdict `unjudged`, message says why); a record that keeps the
    rule yields none.
#}

{# the parameter of the department of the row in force on the day, as <alias>.value; null where there is none #}
{% macro join_parameter(parameter, row, day, alias) %}
    left join {{ ref('int_department_parameter') }} as {{ alias }}
        on
            {{ row }}.department_code = {{ alias }}.department_code
            and {{ alias }}.parameter = '{{ parameter }}'
            and {{ in_force(day, alias) }}
{% endmacro %}

{# does the source of the row never deliver the column? <alias>.source is then not null #}
{% macro join_omission(row, feed, column, alias) %}
    left join {{ ref('source_omission') }} as {{ alias }}
        on
            {{ row }}.source = {{ alias }}.source
            and {{ alias }}.feed = {{ feed }}
            and {{ alias }}.column_name = '{{ column }}'
{% endmacro %}

{#
    The columns of a finding. `row` holds `unjudged_reason`, why it cannot be judged (null where it can be), and
    `fault`, what is wrong; one of them is filled. `act` names the record: (kind, column of its id, of its number).
    `detail`, where one record can have several findings, tells them apart.
#}
{% macro finding_columns(row, rule_id, act, business_date, due_on='cast(null as date)', detail=none) %}
    case when {{ row }}.unjudged_reason is null then 'violated' else 'unjudged' end as verdict,
    '{{ rule_id }}' as rule_id,
    {{ row }}.department_code,
    '{{ act[0] }}' as act_kind,
    {{ row }}.{{ act[1] }} as act_id,
    {{ row }}.{{ act[2] }}{{ ' as record_no' if act[2] != 'record_no' }},
    {{ business_date }} as business_date,
    {{ due_on }} as due_on,
    coalesce({{ row }}.unjudged_reason, {{ row }}.fault) as message,
    {{ detail or 'cast(null as ' ~ dbt.type_string() ~ ')' }} as detail,
    {{ row }}.stream_id,
    {{ row }}.position
{%- endmacro %}

{# all int_violation_<rule> models, so that a new rule is one file and one entry here #}
{% macro violation_models() %}
    {{ return([
        'two_officers', 'certificate_not_valid', 'officer_not_identified', 'simple_procedure_limit',
        'simple_procedure_kind', 'notice_before_decision', 'decision_within_limit',
        'excluded_period_unreadable', 'advance_registration_disposed', 'legal_review_before_decision',
        'collective_discussion_before_decision', 'service_within_limit', 'hearing_right_notified',
        'hearing_waiting_days', 'hearing_notice_ahead', 'limitation_period', 'one_act_one_fine',
        'publication_penalty', 'publication_permit', 'publication_other', 'publication_withdrawn',
        'outside_benchmark', 'top_of_range_without_ground', 'heavy_fine_without_review',
        'record_upload_limit',
        'declared_differs', 'declared_contradicts',
        'unknown_department', 'unknown_plan', 'unknown_item', 'unknown_case', 'unknown_case_file',
        'decision_date_missing', 'source_difference', 'unreported_act', 'voided_record_still_reported',
        'certificate_history_conflict', 'review_by_itself',
        'coercive_report_24h', 'seizure_period', 'reminder_before_application', 'court_application_in_time',
        'reconsideration_acceptance', 'reconsideration_decision', 'reconsideration_reply',
        'reconsideration_opinion', 'reconsideration_compliance', 'litigation_answer', 'head_appearance',
        'inspection_without_plan', 'inspection_without_e_certificate', 'visit_cap', 'joint_visit_missing',
        'split_inspection', 'clue_overdue', 'unknown_inspection', 'unknown_case_reference',
        'unknown_challenged_act',
    ]) }}
{% endmacro %}

{# who is at the other side of an act: an organisation's code, else the token that stands for the person #}
{% macro party_key(row) -%}
    coalesce({{ row }}.party_uscc_token, {{ row }}.party_uscc, {{ row }}.party_name_token, {{ row }}.party_name)
{%- endmacro %}
