select
    stated.no_occurrence_id,
    stated.department_code || '/' || stated.item_code as item_id,
    stated.from_date,
    stated.to_date,
    stated.approved_date
from {{ ref('fct_no_occurrence') }} as stated
-- without an approval it is nobody's word
where stated.approved_date is not null
