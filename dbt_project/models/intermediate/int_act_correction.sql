{#- What became of each challenged act. A case that is open on either road leaves the act undecided. -#}
with suit as (
    select
        challenge.*,
        row_number() over (
            partition by challenge.act_key
            order by
                case when challenge.is_final then 1 else 2 end asc nulls last,
                challenge.closed_date desc nulls last, challenge.instance_order desc nulls last,
                challenge.position desc nulls last
        ) as last_no,
        min(case when challenge.is_final and challenge.is_correcting then challenge.closed_date end)
            over (partition by challenge.act_key) as first_corrected_date
    from {{ ref('int_challenge') }} as challenge
    where challenge.record_kind = 'litigation_case'
),

-- lawsuits against the reconsideration decision itself
against_decision as (
    select
        challenge.reconsideration_case_no,
        max(case when challenge.is_final then 0 else 1 end) as is_open,
        max(case when challenge.is_final and challenge.is_correcting then 1 else 0 end) as is_annulled,
        max(case when challenge.is_final then challenge.closed_date end) as decided_date
    from {{ ref('int_challenge') }} as challenge
    where
        challenge.record_kind = 'litigation_case'
        and challenge.challenged_act_kind = '行政复议'
        and challenge.reconsideration_case_no is not null
    group by challenge.reconsideration_case_no
),

judged as (
    -- by the last final judgment; one that was itself reversed is refunded
    select
        suit.act_key,
        suit.charged_code,
        suit.act_no,
        suit.record_kind,
        suit.record_id,
        suit.result,
        suit.is_minor,
        not suit.is_correcting as is_refunded,
        suit.first_corrected_date as final_date,
        suit.stream_id,
        suit.position
    from suit
    where suit.last_no = 1 and suit.is_final and suit.first_corrected_date is not null
    union all
    -- by reconsideration: at once where nobody sued, else when the lawsuit has left it standing
    select
        challenge.act_key,
        challenge.charged_code,
        challenge.act_no,
        challenge.record_kind,
        challenge.record_id,
        challenge.result,
        challenge.is_minor,
        challenge.is_reversed or coalesce(against_decision.is_annulled, 0) = 1 as is_refunded,
        greatest(
            challenge.closed_date,
            coalesce(suit.closed_date, challenge.closed_date),
            coalesce(against_decision.decided_date, challenge.closed_date)
        ) as final_date,
        challenge.stream_id,
        challenge.position
    from {{ ref('int_challenge') }} as challenge
    left join suit on challenge.act_key = suit.act_key and suit.last_no = 1
    left join against_decision on challenge.reconsideration_case_no = against_decision.reconsideration_case_no
    where
        challenge.record_kind = 'reconsideration_case'
        and challenge.is_correcting
        and challenge.closed_date is not null
        and coalesce(suit.is_final, true)
        and not coalesce(suit.is_correcting, false)
        and (coalesce(against_decision.is_open, 0) = 0 or coalesce(against_decision.is_annulled, 0) = 1)
),

counted as (
    select
        judged.*,
        -- once per act, at its graver fault
        min(case when judged.is_refunded or judged.is_minor then 1 else 0 end)
            over (partition by judged.act_key) as is_only_minor,
        row_number() over (
            partition by judged.act_key
            order by
                case when judged.is_refunded then 2 else 1 end asc nulls last,
                judged.final_date asc nulls last, judged.record_kind asc nulls last, judged.record_id asc nulls last
        ) as choice_no
    from judged
)

select counted.* from counted
where counted.choice_no = 1
