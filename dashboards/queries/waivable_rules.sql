-- 可豁免的规则 / Rules, required documents and gate reasons that may be waived. Parameters: none
select
    rule.rule_id,
    rule.rule_name_zh,
    rule.kind
from quality.waivable_rule as rule
order by rule.rule_id asc nulls last
