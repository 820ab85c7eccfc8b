{#
    How a model becomes a table: a build's file is always a new one, so that nothing has to be built beside, renamed
    and dropped. dbt-duckdb's own way does that for every table, which was an eighth of a small build.
    Not here: Spark's tables, which dbt-spark makes as it does.
#}

{% materialization table, adapter='duckdb' %}
    {%- set target_relation = this.incorporate(type='table') -%}
    {% call statement('main') -%}
        {{ create_table_as(False, target_relation, compiled_code) }}
    {%- endcall %}
    {{ adapter.commit() }}
    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}
