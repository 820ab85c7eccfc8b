{#
    Which model of core holds the records of which feed. Lists that name every feed are made from this one.
    Not here: the feeds' columns (contract_columns.sql).
#}

{# feed, the model of core with one row a record, and the columns that name a record there #}
{% macro recorded_feeds() %}
    {{ return([
        ('department', 'dim_department', ['department_code']),
        ('officer_certificate', 'fct_officer_certificate', ['department_code', 'certificate_no']),
        ('certificate_change', 'fct_certificate_change',
            ['department_code', 'certificate_no', 'change_kind', 'change_date']),
        ('officer_absence', 'fct_officer_absence', ['department_code', 'certificate_no', 'from_date']),
        ('training_exam', 'fct_training_exam', ['department_code', 'exam_no', 'candidate_no']),
        ('power_item', 'dim_power_item', ['department_code', 'item_code']),
        ('no_occurrence', 'fct_no_occurrence', ['department_code', 'item_code', 'from_date']),
        ('case_handover', 'fct_case_handover', ['department_code', 'case_no']),
        ('inspection_plan', 'dim_inspection_plan', ['department_code', 'plan_no']),
        ('inspection', 'fct_inspection', ['department_code', 'inspection_no']),
        ('inspection_evaluation', 'fct_inspection_evaluation', ['department_code', 'evaluation_no']),
        ('corrective_order', 'fct_corrective_order', ['department_code', 'order_no']),
        ('penalty_case', 'fct_penalty_case', ['department_code', 'case_no']),
        ('penalty', 'fct_penalty', ['department_code', 'decision_no']),
        ('education_correction', 'fct_education_correction', ['department_code', 'record_no']),
        ('case_document', 'fct_case_document', ['department_code', 'case_or_decision_no', 'serial_no']),
        ('case_review', 'fct_case_review', ['department_code', 'review_no']),
        ('coercive_measure', 'fct_coercive_measure', ['department_code', 'decision_no']),
        ('permit', 'fct_permit', ['department_code', 'permit_no']),
        ('reconsideration_case', 'fct_reconsideration_case', ['department_code', 'case_no']),
        ('litigation_case', 'fct_litigation_case', ['department_code', 'case_no']),
        ('clue', 'fct_clue', ['department_code', 'order_no']),
        ('supervision_activity', 'fct_supervision_activity', ['department_code', 'activity_no']),
        ('discretion_benchmark', 'dim_discretion_benchmark',
            ['department_code', 'item_code', 'discretion_grade', 'valid_from']),
        ('leniency_list', 'dim_leniency_list', ['department_code', 'list_kind', 'ground_no', 'list_version']),
        ('declared_figure', 'fct_declared_figure', ['department_code', 'figure_code', 'period', 'section']),
        ('parameter', 'dim_parameter', ['department_code', 'parameter', 'applies_to', 'valid_from']),
        ('platform_outage', 'fct_platform_outage', ['department_code', 'outage_no']),
        ('correction_reply', 'fct_correction_reply', ['department_code', 'period', 'item_id']),
    ]) }}
{% endmacro %}
