"""Quarters as partitions.

Belongs here: the list of quarters that scoring knows.
Does not belong here: what happens in a quarter (`assets.scoring`).
"""

from __future__ import annotations

import dagster as dg

FIRST_YEAR = 2021
LAST_YEAR = 2040

# Static, so that a partition is called what everybody calls a quarter ("2024Q4"), not by its first day.
quarters = dg.StaticPartitionsDefinition(
    [f"{year}Q{quarter}" for year in range(FIRST_YEAR, LAST_YEAR + 1) for quarter in range(1, 5)]
)
