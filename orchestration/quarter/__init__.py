"""A quarter's procedure: from its first check to the published ranking and the last interview.

Belongs here: the steps, what each demands and leaves, and the acts of the office around them (answers, waivers,
interviews, draws), each written as an event.
Does not belong here: rules, indicators and scores (dbt), how a paper looks (`orchestration.reports`), printing
(`orchestration.cli`).
"""
