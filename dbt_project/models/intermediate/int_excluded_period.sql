with stated as (
    select
        filed.case_id,
        filed.filed_date,
        split_part(part.item, ':', 1) as period_kind,
        {{ try_date("split_part(part.item, ':', 2)") }} as from_date,
        {{ try_date("split_part(part.item, ':', 3)") }} as to_date
    from {{ ref('fct_penalty_case') }} as filed
    {{ each_item('filed.excluded_periods', 'part') }}
)

select distinct
    stated.case_id,
    case when stated.period_kind = '延长' then 'extension' else 'exclusion' end as effect,
    -- Counting starts on the day after filing.
    greatest(stated.from_date, {{ add_days('stated.filed_date', 1) }}) as from_date,
    stated.to_date
from stated
where
    -- What has no such days is a finding of its own (excluded_period_unreadable).
    stated.period_kind in ('听证', '鉴定', '公告', '中止', '延长')
    and stated.to_date >= greatest(stated.from_date, {{ add_days('stated.filed_date', 1) }})
