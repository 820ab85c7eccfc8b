-- 监督发现的种类 / Kinds of findings. Parameters: none
select
    kind.finding_kind,
    kind.name_zh,
    kind.severity,
    kind.note_zh
from reference.finding_kind as kind
order by kind.finding_kind asc nulls last
