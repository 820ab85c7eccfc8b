"""Spec tests of the reporting marts: hand-counted records in, printed figures out."""
