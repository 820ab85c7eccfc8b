"""Wires the rooms of the house together (Dagster, releases, command line); decides nothing about the data.

Importing this package imports no Dagster: plain commands start fast.
"""
