select
    waiting.cutoff_date,
    waiting.period,
    waiting.parameter,
    waiting.applies_to,
    waiting.note
from {{ ref('int_score_unconfirmed') }} as waiting
