{#
    A voided record is in no staging model: the office has voided it with approval, whatever the department's own
    export goes on saying. The department's stream stays as it is, in the log.
#}

{# names of the feeds that departments report; every other feed is the system's or the office's own act #}
{% macro department_feeds() %}
    {%- set names = [] -%}
    {%- for feed, core, key in recorded_feeds() -%}
        {%- do names.append(feed) -%}
    {%- endfor -%}
    {{ return(names) }}
{% endmacro %}

{# the streams that are voided at the pinned position, one row each: `voided_stream_id` #}
{% macro voided_streams() %}
(
    select distinct last_word.voided_stream_id
    from (
        select
            act.voided_stream_id,
            act.is_present and not act.is_revoked as is_in_force,
            row_number() over (partition by act.stream_id order by act.position desc nulls last) as recency
        from {{ source('log', 'voiding') }} as act
    ) as last_word
    where last_word.recency = 1 and last_word.is_in_force
)
{% endmacro %}

{# events of a feed without those of voided streams; acts of the system and the office cannot be voided #}
{% macro not_voided(events) %}
    {%- set voided = voided_streams() -%}
    {%- if execute and events.identifier not in department_feeds() -%}
        {{ events }}
    {%- else -%}
(
    select stated.*
    from {{ events }} as stated
    left join {{ voided }} as voided
        on stated.stream_id = voided.voided_stream_id
    where voided.voided_stream_id is null
)
    {%- endif -%}
{% endmacro %}
