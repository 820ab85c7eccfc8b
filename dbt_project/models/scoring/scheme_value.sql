select
    scheme.cutoff_date,
    scheme.period,
    scheme.parameter,
    scheme.value,
    scheme.is_confirmed
from {{ ref('int_score_scheme') }} as scheme
