"""The sample zone, made once for all tests of its package."""

import pytest

from examples.zone2021.year import build_year
from examples.zone2024 import DEFAULT_SEED
from examples.zone2024.december import december_files
from examples.zone2024.october import october_files
from examples.zone2024.world import World, build_world
from examples.zone2024.year_end_world import year_end_world


@pytest.fixture(scope="session")
def zone() -> World:
    return build_world(DEFAULT_SEED)


@pytest.fixture(scope="session")
def zone_year_end(zone: World) -> World:
    return year_end_world(zone, DEFAULT_SEED)


@pytest.fixture(scope="session")
def zone_2021(zone: World) -> World:
    return build_year(zone, DEFAULT_SEED)


@pytest.fixture(scope="session")
def zone_files(zone: World) -> dict[str, dict[str, bytes]]:
    return {"october": october_files(zone), "december": december_files(zone)}
