with judged as (
    select
        visit.*,
        case when visit.has_e_certificate is null then '未填是否出示电子检查证' end as unjudged_reason,
        '对企业的现场检查未出示电子检查证' as fault
    from {{ ref('int_enterprise_visit') }} as visit
    where not coalesce(visit.has_e_certificate, false)
)

select
    {{ finding_columns(
        'judged', 'inspection_without_e_certificate', ('inspection', 'inspection_id', 'inspection_no'),
        'judged.inspection_date'
    ) }}
from judged
