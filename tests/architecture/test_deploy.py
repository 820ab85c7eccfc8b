"""Files of `deploy/` name only what there is: commands, variables, folders, ports and addresses.

Who fixes: whoever renamed one of them, in `deploy/`. systemd reads the units, Debian's docker-compose compose.yaml.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.architecture.test_documents_name_real_commands import fault_of
from tests.fixtures.programs import absent, needs

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
ASKED = {  # what deploy/compose/.env gives
    "ZHIFA_DATABASE_PASSWORD": "abc123",
    "ZHIFA_SERVER_NAME": "zhifa.zone.gov.cn",
    "ZHIFA_PROXY_FOLDER": "/etc/zhifa/proxy",
    "ZHIFA_BACKUP": "/srv/zhifa-backup",
}
_NAME = re.compile(r"\b(?:ZHIFA_[A-Z_]+|DAGSTER_HOME)\b")
# Programs of the environment that units and containers start, beside `zhifa` and Python.
_PROGRAMS = {"dagster-daemon", "dagster-webserver"}


def settings(path: Path) -> dict[str, list[str]]:
    """Values of a unit's settings, by name, in order."""
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            found.setdefault(name, []).append(value)
    return found


def example(path: Path) -> dict[str, str]:
    """Names and values of an environment file, those that are switched off among them."""
    pairs = re.findall(r"^#?([A-Z_]+)=(.*)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(pairs)


def known_to_the_code() -> set[str]:
    """Variables that the program reads."""
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for package in ("ingestion", "orchestration", "dashboards")
        for path in (ROOT / package).rglob("*.py")
    )
    return set(_NAME.findall(code)) | {"DAGSTER_HOME"}


def fault_of_command(words: list[str]) -> str | None:
    """What of a command line there is not; the program's path says nothing."""
    program = Path(words[0]).name
    if program == "zhifa":
        return fault_of(words[1:])
    if program == "python":
        module = words[words.index("-m") + 1] if "-m" in words else "orchestration"
        return None if (ROOT / f"{module.replace('.', '/')}.py").is_file() or "-c" in words else module
    return None if program in _PROGRAMS and (Path(sys.executable).parent / program).is_file() else program


# --- systemd -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_starts_what_there_is(unit: Path) -> None:
    said = settings(unit)
    for line in [*said.get("ExecStartPre", []), *said["ExecStart"]]:
        words = shlex.split(line)
        assert words[0].startswith("/opt/zhifa/.venv/bin/")
        assert fault_of_command(words) is None, line


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_names_only_variables_of_its_file_and_writes_only_where_they_lie(unit: Path) -> None:
    said, known = settings(unit), example(DEPLOY / "systemd" / "zhifa.env.example")
    assert set(re.findall(r"\$\{(\w+)\}", unit.read_text(encoding="utf-8"))) <= set(known)
    folders = said["ReadWritePaths"][0].split()
    assert known["ZHIFA_HOME"] in folders
    assert set(folders) <= {known["ZHIFA_HOME"], known.get("ZHIFA_BACKUP")}
    assert known["DAGSTER_HOME"] == f"{known['ZHIFA_HOME']}/dagster"  # what orchestration.instance makes


def test_the_units_file_of_variables_names_what_the_program_reads() -> None:
    of_units = {name for unit in UNITS for name in _NAME.findall(unit.read_text(encoding="utf-8"))}
    ours = {name for name in example(DEPLOY / "systemd" / "zhifa.env.example") if _NAME.fullmatch(name)}
    assert ours - known_to_the_code() - of_units == set()


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The units with the program where it is installed here, so that systemd finds what they start."""
    for path in (DEPLOY / "systemd").iterdir():
        text = path.read_text(encoding="utf-8").replace(
            "/opt/zhifa/.venv/bin", str(Path(sys.executable).parent)
        )
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    return tmp_path


needs_systemd = needs("systemd", is_installed=shutil.which("systemd-analyze") is not None)


@needs_systemd
def test_systemd_reads_every_unit_without_a_complaint(units: Path) -> None:
    names = [
        str(path) for path in sorted(units.iterdir()) if path.suffix in (".service", ".target", ".timer")
    ]
    done = subprocess.run(["systemd-analyze", "verify", *names], capture_output=True, text=True, check=False)
    ours = [line for line in done.stderr.splitlines() if "zhifa" in line]
    assert (ours, done.returncode) == ([], 0)


@needs_systemd
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_finds_a_unit_little_exposed(units: Path, unit: Path) -> None:
    """Below 2.0 of 10 ("OK"); most services of a distribution stand above 9."""
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=20", str(units / unit.name)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-400:]


# --- containers ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def composed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """compose.yaml with its variables and anchors resolved by docker-compose."""
    program = shutil.which("docker-compose")
    if program is None:
        absent("docker-compose")
    values = tmp_path_factory.mktemp("compose") / ".env"
    values.write_text("".join(f"{name}={value}\n" for name, value in ASKED.items()), encoding="utf-8")
    place = DEPLOY / "compose" / "compose.yaml"
    done = subprocess.run(
        [program, "--env-file", str(values), "-f", str(place), "config"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = yaml.safe_load(done.stdout)
    return said


def ours(composed: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Services of our own image."""
    for name, service in composed["services"].items():
        if service["image"] == "zhifa-warehouse":
            yield name, service


def test_the_example_asks_for_what_compose_asks_for() -> None:
    text = (DEPLOY / "compose" / "compose.yaml").read_text(encoding="utf-8")
    asked = set(re.findall(r"\$\{(\w+)[:}]", text))
    assert set(ASKED) | {"ZHIFA_REGISTRY"} == asked
    assert asked | {"COMPOSE_PROJECT_NAME"} == set(example(DEPLOY / "compose" / "zhifa.env.example"))


def test_containers_start_what_there_is(composed: dict[str, Any]) -> None:
    for name, service in ours(composed):
        words = service.get("command") or ["zhifa"]  # the image's own only helps
        commands = [words] if words[0] != "sh" else [part.split() for part in words[2].split("&&")]
        for command in commands:
            bare = [word for word in command if word != "exec"]
            assert fault_of_command(bare) is None, (name, bare)


def test_containers_are_given_only_variables_that_the_program_reads(composed: dict[str, Any]) -> None:
    for name, service in ours(composed):
        assert set(service["environment"]) <= known_to_the_code(), name
        assert service["environment"]["DAGSTER_HOME"] == f"{service['environment']['ZHIFA_HOME']}/dagster"


def test_containers_of_ours_have_no_more_rights_than_they_need(composed: dict[str, Any]) -> None:
    for name, service in ours(composed):
        assert service["read_only"] is True and service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert not service["user"].startswith("0"), name
        assert "ports" not in service, name
        targets = {volume.split(":")[1] for volume in service["volumes"]}
        assert service["environment"]["ZHIFA_HOME"] in targets, name


def test_the_proxy_is_the_only_way_in_and_nothing_but_it_and_the_daemon_reaches_out(
    composed: dict[str, Any],
) -> None:
    assert composed["networks"]["inside"]["internal"] is True
    assert {name for name, service in composed["services"].items() if "ports" in service} == {"proxy"}
    outside = {name for name, service in composed["services"].items() if "outside" in service["networks"]}
    assert outside == {"proxy", "dagster-daemon"}


def test_the_proxy_asks_services_that_listen_where_it_asks(composed: dict[str, Any]) -> None:
    services, said = composed["services"], composed["services"]["proxy"]["environment"]
    for variable, option in (("ZHIFA_DASHBOARD", "--port"), ("ZHIFA_DAGSTER", "-p")):
        name, _, port = said[variable].partition(":")
        words = " ".join(services[name]["command"]).split()
        assert words[words.index(option) + 1] == port
    template = (DEPLOY / "nginx" / "zhifa.conf.template").read_text(encoding="utf-8")
    assert set(re.findall(r"\$\{(ZHIFA_[A-Z_]+)\}", template)) == {
        name for name in said if name.startswith("ZHIFA_")
    }
    prefix = services["dagster-webserver"]["command"][2].split("--path-prefix ")[1]
    assert f"location {prefix} " in template


def test_both_databases_are_made_that_the_services_name(composed: dict[str, Any]) -> None:
    database = composed["services"]["database"]["environment"]
    script = (DEPLOY / "compose" / "databases.sql").read_text(encoding="utf-8")
    made = {database["POSTGRES_DB"], *re.findall(r"create database (\w+)", script)}
    for _, service in ours(composed):
        for variable in ("ZHIFA_MANIFEST_URL", "ZHIFA_DAGSTER_URL"):
            found = re.fullmatch(
                r"postgresql\+psycopg2://(\w+):(\w+)@(\w+)/(\w+)", service["environment"][variable]
            )
            assert found is not None
            assert found.group(1, 2, 3) == (
                database["POSTGRES_USER"],
                database["POSTGRES_PASSWORD"],
                "database",
            )
            assert found[4] in made


def test_the_proxy_has_the_address_that_the_example_of_access_tells(composed: dict[str, Any]) -> None:
    address = composed["services"]["proxy"]["networks"]["inside"]["ipv4_address"]
    subnet = composed["networks"]["inside"]["ipam"]["config"][0]["subnet"]
    assert ip_address(address) in ip_network(subnet)
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert f"{address}/32" in page


def test_the_example_of_access_lets_in_whom_it_names(tmp_path: Path) -> None:
    from dashboards.access import load_access
    from ingestion.home import Home

    path = tmp_path / "access.yaml"
    path.write_text((DEPLOY / "access.yaml.example").read_text(encoding="utf-8"), encoding="utf-8")
    path.chmod(0o640)
    access = load_access(Home(tmp_path))
    assert access.mode == "header"
    assert access.trusts(ip_address("127.0.0.1")) and not access.trusts(ip_address("172.30.87.11"))


def test_the_image_holds_the_whole_program_and_is_made_as_make_makes_it() -> None:
    text = (DEPLOY / "compose" / "Dockerfile").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = {name.rstrip("*") for name in project["tool"]["setuptools"]["packages"]["find"]["include"]}
    copied = set(re.findall(r"^COPY (\w+) \w+$", text, flags=re.MULTILINE))
    assert copied == packages - {"examples"} | {"dbt_project"}
    let_in = (DEPLOY / "compose" / "Dockerfile.dockerignore").read_text(encoding="utf-8")
    kept = set(re.findall(r"^!(\S+)$", let_in, flags=re.MULTILINE))
    assert kept == copied | {"requirements.lock", "pyproject.toml"}
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.findall(r"UV_VERSION\s*[:=]+\s*([\d.]+)", text) == re.findall(
        r"UV_VERSION\s*:=\s*([\d.]+)", makefile
    )
    assert "python:3.11-" in text and project["project"]["requires-python"] == ">=3.11,<3.12"


def test_no_password_stands_in_an_example() -> None:
    assert example(DEPLOY / "compose" / "zhifa.env.example")["ZHIFA_DATABASE_PASSWORD"] == ""
    assert json.dumps(example(DEPLOY / "systemd" / "zhifa.env.example")).count(":password@") == 2
