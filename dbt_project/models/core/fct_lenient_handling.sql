with decided as (
    select
        penalty.case_id,
        penalty.decision_id,
        penalty.decision_date,
        row_number() over (
            partition by penalty.case_id
            order by penalty.decision_date desc nulls last, penalty.decision_id desc nulls last
        ) as decision_rank
    from {{ ref('fct_penalty') }} as penalty
    where penalty.case_id is not null
)

select
    filed.case_id,
    filed.department_code,
    filed.case_no,
    filed.lenient_kind,
    filed.leniency_list,
    filed.lenient_ground,
    filed.lenient_amount_yuan,
    filed.filed_date,
    -- Leniency shows in what is decided; a case without a penalty is handled when it is closed.
    coalesce(decided.decision_date, filed.closed_date) as handled_date,
    filed.outcome,
    decided.decision_id,
    filed.campaign,
    {{ lineage_columns('filed') }}
from {{ ref('fct_penalty_case') }} as filed
left join decided
    on filed.case_id = decided.case_id and decided.decision_rank = 1
where filed.lenient_kind is not null
