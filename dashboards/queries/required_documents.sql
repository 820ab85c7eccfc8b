-- 案卷材料种类 / Kinds of documents that case files require. No parameters.
select
    required.requirement_id,
    min(required.document_name_zh) as document_name_zh
from reference.document_requirement as required
group by required.requirement_id
order by required.requirement_id asc nulls last
