"""The gate before a quarter is frozen: Great Expectations suites over a release, and what follows from them.

Importing this package imports no Great Expectations; the functions that need it import it when called.
"""
