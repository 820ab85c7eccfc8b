"""Statutory and scoring rules as inline tables: a rule, its rows, its outcome."""
