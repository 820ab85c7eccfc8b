{#
    The fold: what a stream's last event by position says is its state. Use as a table expression:

        from {{ fold_to_state(source('log', 'inspection'), first_upload=true) }} as folded
        where folded.recency = 1 and folded.is_present

    With first_upload the row also carries `first_uploaded_at`, the earliest upload that any version stated,
    so that a re-upload never makes a record late or timely. Versions before the last `renormalised` event are
    left out: that event says that we had read them wrongly. Streams that the office has voided are left out here,
    and nowhere else.
#}
{% macro fold_to_state(events, first_upload=false) %}
(
    select
        event.*,
        {% if first_upload %}
        min(case when event.position >= event.reread_from then event.uploaded_at end)
            over (partition by event.stream_id) as first_uploaded_at,
        {% endif %}
        row_number() over (partition by event.stream_id order by event.position desc nulls last) as recency
    from
        {% if first_upload %}
        (
            select
                read_event.*,
                coalesce(
                    max(case when read_event.event_type = 'renormalised' then read_event.position end)
                        over (partition by read_event.stream_id),
                    0
                ) as reread_from
            from {{ not_voided(events) }} as read_event
        ) as event
        {% else %}
        {{ not_voided(events) }} as event
        {% endif %}
)
{% endmacro %}
