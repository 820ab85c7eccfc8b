-- of two papers on one parameter the later one holds from its first day on
with stated as (
    select
        office.*,
        row_number() over (
            partition by office.parameter, office.applies_to, office.valid_from
            order by office.position desc nulls last, office.parameter_id asc nulls last
        ) as choice_no
    from {{ ref('dim_parameter') }} as office
),

followed as (
    select
        stated.*,
        lead(stated.valid_from) over (
            partition by stated.parameter, stated.applies_to order by stated.valid_from asc nulls last
        ) as next_from
    from stated
    where stated.choice_no = 1
)

select
    followed.parameter_id,
    lower(followed.parameter) as parameter,
    case when followed.applies_to <> '全部' then followed.applies_to end as applies_to,
    followed.parameter_value as value,
    followed.document_no,
    followed.valid_from,
    case
        when coalesce(followed.valid_to, followed.next_from) is not null
            then greatest(followed.valid_from, least(
                coalesce(followed.valid_to, followed.next_from), coalesce(followed.next_from, followed.valid_to)
            ))
    end as valid_to,
    followed.stream_id,
    followed.position
from followed
