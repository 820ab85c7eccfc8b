"""Filters whose choice stands in the page's address.

Belongs here: widgets that read the address, and write it when a person chooses. An address that names what there is not
says so and shows everything, never something else in its place.
Does not belong here: applying a filter; queries take the choice as a parameter.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboards.components.codes import CODES
from dashboards.reader import Reader

EVERY = "全部"


def choice(
    label: str,
    name: str,
    options: Mapping[str, str],
    *,
    default: str | None = None,
    is_required: bool = False,
    default_moves: bool = False,
) -> str | None:
    """One of `options` (code → what is shown), or None for all; parameter `name` of the address.

    With `is_required` something is always chosen: `default`, or the first option. With `default_moves` the default too
    is written into the address: another day it will be another one, and a shared address shows the same page.
    """
    fallback = default if default in options else (next(iter(options), None) if is_required else None)
    asked = st.query_params.get(name)
    if asked is not None and asked not in options:
        st.warning(f"地址中的“{label}”{asked} 不存在或您无权查看，已忽略。")
        asked = None
    key = f"filter.{name}"
    _take_from_address(key, asked if asked is not None else fallback)
    chosen: str | None = st.selectbox(
        label,
        list(options),
        format_func=lambda code: options.get(code, str(code)),
        key=key,
        index=0 if is_required else None,
        placeholder=EVERY,
    )
    _write_to_address(key, name, chosen, is_default=chosen == fallback and not (default_moves and chosen))
    return chosen


def text(label: str, name: str, *, placeholder: str = "") -> str | None:
    """A free text, or None; parameter `name` of the address."""
    key = f"filter.{name}"
    _take_from_address(key, st.query_params.get(name) or "")
    written = str(st.text_input(label, key=key, placeholder=placeholder)).strip()
    _write_to_address(key, name, written, is_default=not written)
    return written or None


def words(label: str, name: str = "words", *, placeholder: str = "") -> str | None:
    """What a person searches for, or None; `keep` writes it to the address once it has found something.

    What somebody types may be a person's name, and an address may be passed on.
    """
    key = f"filter.{name}"
    _take_from_address(key, st.query_params.get(name) or "")
    return str(st.text_input(label, key=key, placeholder=placeholder)).strip() or None


def keep(searched: str | None, name: str = "words", *, found: bool) -> None:
    """Let the address carry what was searched for if the release holds it, and nothing else that was typed."""
    known = searched if searched and found else ""
    _write_to_address(f"filter.{name}", name, known, is_default=not known)


def section(options: Mapping[str, str]) -> str:
    """Which part of a page is open (code → name), the first by default; parameter `part` of the address."""
    first = next(iter(options))
    asked = st.query_params.get("part", first)
    if asked not in options:
        st.warning(f"地址中的“栏目”{asked} 不存在，已忽略。")
        asked = first
    key = "filter.part"
    _take_from_address(key, asked)
    chosen = st.segmented_control(
        "栏目",
        list(options),
        format_func=lambda code: options.get(code, str(code)),
        key=key,
        required=True,
        label_visibility="collapsed",
    )
    opened = str(chosen or first)
    _write_to_address(key, "part", opened, is_default=opened == first)
    return opened


def quarter(view: Reader) -> str | None:
    """A quarter that the release knows; the newest of which something is known by default."""
    periods = {row["period"]: row["period_name"] for row in view.rows("quarters")}
    return choice("季度", "period", periods, is_required=True, default_moves=True)


def department(view: Reader) -> str | None:
    """A department, or None for all; a department's own release knows itself alone."""
    return choice("执法主体", "department", departments(view))


def feed(view: Reader) -> str | None:
    """A feed of which anything came, or None for all."""
    known = [row["feed"] for row in view.rows("receipt_feeds")]
    return choice("数据类别", "feed", {code: CODES["feed"].get(code, code) for code in known})


def departments(view: Reader) -> dict[str, str]:
    """Code → name of the departments that the viewer may see."""
    return {row["department_code"]: row["department_name"] for row in view.rows("departments")}


def _take_from_address(key: str, asked: str | None) -> None:
    """The address wins over the widget whenever it changed: a link was followed, or the browser went back."""
    if key not in st.session_state or st.session_state.get(f"{key}.address") != asked:
        st.session_state[key] = asked
        st.session_state[f"{key}.address"] = asked


def _write_to_address(key: str, name: str, chosen: str | None, *, is_default: bool) -> None:
    if is_default:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = chosen or ""
    st.session_state[f"{key}.address"] = chosen
