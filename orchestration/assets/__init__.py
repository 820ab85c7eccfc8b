"""The assets, one module a kind: exports into the log, dbt's tables, the release, a quarter's gate.

Belongs here: wrapping what the other rooms do. Does not belong here: doing it.
"""
