"""The write side: department exports become immutable events.

Belongs here: contracts and mappings, reading files, normalising, comparing with what is known,
the event log, the vault, the workbooks that go back to departments.
Does not belong here: Dagster, dbt, any figure or rule that needs more than one file to decide.
"""
