"""What the office hands out at year's end: the annual report as a document, the national statistics as a workbook.

Belongs here: laying out what the reporting marts say. The same release gives the same bytes.
Does not belong here: any figure or formula (dbt_project); choosing the release (`orchestration.cli`).
"""
