"""季度排名: who stands where, in which version, and why."""

from __future__ import annotations

from ingestion.home import Home
from tests.unit.dashboards.conftest import Opened


def test_equal_scores_share_a_rank_and_who_is_not_assessed_has_none(opened: Opened, small_home: Home) -> None:
    page = opened(small_home, "ranking", period="2024Q4")
    shown = page.dataframe[0].value
    assert dict(zip(shown["执法主体"], shown["名次"], strict=True))["滨城区丙局"] == 3
    assert list(shown["名次"][:6]) == [1, 2, 3, 3, 5, 6]
