{#
    What the models int_finding_<kind> share. Each yields one row for each record that a finding rests on; of a
    finding's rows exactly one is its main record (`is_main`). Not here: what a kind looks for.
#}

{# all int_finding_<kind> models, so that a new kind is one file, one entry here and one row of seed finding_kind #}
{% macro finding_models() %}
    {{ return([
        'violation', 'repeat_visits', 'joint_visit_missing', 'split_records', 'far_from_peers', 'repeat_problem',
        'idle_item', 'officer_without_act', 'deadline_ahead',
    ]) }}
{% endmacro %}

{# the parameter of findings in force on the data cut-off, as <alias>.value #}
{% macro join_finding_parameter(parameter, day, alias) %}
    inner join {{ ref('finding_parameter') }} as {{ alias }}
        on {{ alias }}.parameter = '{{ parameter }}' and {{ in_force(day, alias) }}
{% endmacro %}
