"""Read-only views for people: named queries, and the pages that stand on them.

Belongs here: `queries/*.sql` and `queries.py` (which the command line uses too), the Streamlit application, who sees
what.
Does not belong here: any figure that no mart holds; anything that writes.
"""
