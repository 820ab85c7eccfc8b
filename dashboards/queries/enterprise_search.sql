-- 查找企业 / Enterprises by part of a name or code. Parameters: words (null for all), most (rows at most, null for all)
-- A sole trader is found by its token alone: a part of a masked name would find whoever shares a surname.
with inspected as (
    select
        page.party_key,
        cast(count(*) as bigint) as record_count,
        cast(sum(case when page.event_kind = 'inspection' then 1 else 0 end) as bigint) as inspection_count
    from supervision.enterprise_page as page
    group by page.party_key
),

chosen as (
    select
        enterprise.party_key,
        enterprise.party_name,
        enterprise.party_uscc,
        enterprise.party_type,
        inspected.inspection_count,
        inspected.record_count
    from supervision.enterprise as enterprise
    inner join inspected on enterprise.party_key = inspected.party_key
    where
        $words is null
        or enterprise.party_key = lower($words)
        or enterprise.party_key = upper($words)
        or (
            enterprise.party_type = '法人及非法人组织'
            and (
                instr(enterprise.party_name, $words) > 0
                or instr(enterprise.party_uscc, upper($words)) > 0
            )
        )
    order by
        inspected.inspection_count desc nulls last, inspected.record_count desc nulls last,
        enterprise.party_key asc nulls last
    limit $most
),

dealt as (
    select
        page.party_key,
        cast(sum(case when page.event_kind = 'penalty' then 1 else 0 end) as bigint) as penalty_count,
        cast(sum(case when page.event_kind = 'coercive_measure' then 1 else 0 end) as bigint) as measure_count,
        cast(sum(case when page.event_kind = 'permit' then 1 else 0 end) as bigint) as permit_count,
        cast(count(distinct page.department_code) as bigint) as department_count,
        max(page.event_date) as last_date
    from supervision.enterprise_page as page
    inner join chosen on page.party_key = chosen.party_key
    group by page.party_key
),

found as (
    select
        finding.party_key,
        cast(count(*) as bigint) as finding_count
    from supervision.finding as finding
    where finding.party_key is not null
    group by finding.party_key
)

select
    chosen.party_key,
    chosen.party_name,
    chosen.party_uscc,
    chosen.party_type,
    chosen.inspection_count,
    dealt.penalty_count,
    dealt.measure_count,
    dealt.permit_count,
    coalesce(found.finding_count, cast(0 as bigint)) as finding_count,
    dealt.department_count,
    dealt.last_date
from chosen
inner join dealt on chosen.party_key = dealt.party_key
left join found on chosen.party_key = found.party_key
order by
    chosen.inspection_count desc nulls last, chosen.record_count desc nulls last, chosen.party_key asc nulls last
