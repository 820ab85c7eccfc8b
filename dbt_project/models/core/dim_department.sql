select
    stated.department_code,
    stated.department_name,
    stated.kind,
    stated.peer_group,
    stated.parent_code,
    case
        when stated.kind = '受委托组织' and stated.parent_code is not null then stated.parent_code
        else stated.department_code
    end as credit_department_code,
    stated.active_from,
    stated.active_to,
    stated.is_in_statistics,
    stated.is_in_ranking,
    stated.is_in_interview,
    stated.kind is null as is_provisional,
    stated.source,
    stated.stream_id,
    stated.position
from {{ preferred_source(ref('stg_department'), []) }} as stated
where stated.preference = 1
