select
    'violated' as verdict,
    'simple_procedure_kind' as rule_id,
    penalty.department_code,
    'penalty' as act_kind,
    penalty.decision_id as act_id,
    penalty.decision_no as record_no,
    penalty.decision_date as business_date,
    cast(null as date) as due_on,
    '简易程序只能作出罚款或者警告，本决定含没收或其他种类' as message,
    cast(null as {{ dbt.type_string() }}) as detail,
    penalty.stream_id,
    penalty.position
from {{ ref('fct_penalty') }} as penalty
where
    penalty.procedure_kind = '简易'
    and (
        penalty.confiscation_yuan > 0
        or penalty.penalty_kinds not in ('警告', '罚款', '罚款|警告', '警告|罚款')
    )
