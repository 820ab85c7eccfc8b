"""The sample zone, made once for all tests of its package."""

import pytest

from examples.zone2024 import DEFAULT_SEED
from examples.zone2024.december import december_files
from examples.zone2024.october import october_files
from examples.zone2024.world import World, build_world


@pytest.fixture(scope="session")
def zone() -> World:
    return build_world(DEFAULT_SEED)


@pytest.fixture(scope="session")
def zone_files(zone: World) -> dict[str, dict[str, bytes]]:
    return {"october": october_files(zone), "december": december_files(zone)}
