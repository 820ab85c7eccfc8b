"""Every `zhifa` command that a handbook, an operations page or the README shows exists, with every option it is given.

Who fixes: whoever renamed a command or an option, in the document.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import typer

from orchestration.cli import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_COMMAND = re.compile(r"^(?:\$ |\.venv/bin/)zhifa (.+)$")


def shown(page: Path) -> Iterator[list[str]]:
    """The arguments of each command in the page's code blocks; a line that ends with a backslash goes on."""
    text = page.read_text(encoding="utf-8").replace("\\\n", " ")
    for block in re.findall(r"```[a-z]*\n(.*?)```", text, flags=re.DOTALL):
        for line in re.sub(r'"[^"]*"', lambda quoted: quoted[0].replace("\n", " "), block).split("\n"):
            if found := _COMMAND.match(line.strip()):
                yield shlex.split(found[1], comments=True)


def fault_of(arguments: list[str]) -> str | None:
    """What of a command line there is not."""
    command: click.Command = typer.main.get_command(app)
    while arguments and hasattr(command, "commands"):
        name, *arguments = arguments
        if name not in command.commands:
            return f"no command {name}"
        command = command.commands[name]
    known = {
        option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)
    }
    unknown = [word for word in arguments if word.startswith("--") and word.partition("=")[0] not in known]
    return f"no option {unknown}" if unknown else None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_of(page: Path) -> None:
    wrong = [f"zhifa {' '.join(words)}: {fault}" for words in shown(page) if (fault := fault_of(words))]
    assert wrong == []


def test_the_office_s_handbook_shows_every_step_of_a_quarter() -> None:
    said = {words[1] for words in shown(ROOT / "docs" / "quarter.md") if words[0] == "quarter"}
    quarter = typer.main.get_command(app).commands["quarter"]  # type: ignore[attr-defined]
    assert set(quarter.commands) - said == set()
