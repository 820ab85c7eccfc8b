"""Parts that every page is made of: filters, tables, figures, charts, labels.

Belongs here: how things look and behave. Does not belong here: queries, and what a page is about.
"""
