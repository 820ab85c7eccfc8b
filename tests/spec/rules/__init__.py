"""One module a rule: its cases around the limit, from which docs/rules.md is written."""
