"""Charts that read the same in grey and to a colour-blind eye.

Belongs here: bars, lines and heat maps. One hue whose lightness alone carries the value; lines told apart by dash and
shape; every mark carries its number. Does not belong here: what is drawn.
"""

from __future__ import annotations

import altair as alt
import polars as pl
import streamlit as st

INK = "#12324f"
PALE = "#dbe6f0"
FONT = "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, sans-serif"


def bars(frame: pl.DataFrame, name: str, value: str, *, title: str, unit: str = "") -> None:
    """Horizontal bars in the frame's order, the number at the end of each. Columns: `name` (text), `value` (number)."""
    base = alt.Chart(frame.select(name, value)).encode(
        y=alt.Y(name, type="nominal", sort=None, title=None, axis=alt.Axis(labelLimit=220)),
        x=alt.X(value, type="quantitative", title=unit or None, axis=alt.Axis(tickMinStep=1)),
    )
    drawn = base.mark_bar(color=INK) + base.mark_text(align="left", dx=4, color=INK).encode(
        text=alt.Text(value, type="quantitative")
    )
    _show(drawn.properties(height=26 * frame.height + 40), title)


def trend(
    frame: pl.DataFrame, when: str, value: str, series: str | None = None, *, title: str, unit: str = ""
) -> None:
    """A line over quarters or months, its points numbered; several `series` differ by dash and shape, named in a key.

    Columns: `when` (text, in the frame's order), `value` (number), `series` (text).
    """
    base = alt.Chart(frame).encode(
        x=alt.X(
            when,
            type="ordinal",
            sort=frame[when].unique(maintain_order=True).to_list(),
            title=None,
            axis=alt.Axis(labelAngle=0),
        ),
        y=alt.Y(value, type="quantitative", title=unit or None, scale=alt.Scale(zero=False)),
    )
    order = frame[series].unique(maintain_order=True).to_list() if series else None
    told_apart = (
        {
            "strokeDash": alt.StrokeDash(
                series, type="nominal", sort=order, title=None, legend=alt.Legend(orient="bottom")
            ),
            "shape": alt.Shape(series, type="nominal", sort=order, title=None, legend=None),
        }
        if series
        else {}
    )
    lines = base.mark_line(color=INK, point=False).encode(
        **{name: mark for name, mark in told_apart.items() if name == "strokeDash"}
    )
    points = base.mark_point(color=INK, filled=True, size=60).encode(
        **{name: mark for name, mark in told_apart.items() if name == "shape"}
    )
    drawn = _numbered(lines + points, base, value, series, order or [])
    _show(drawn.properties(height=280), title)


def _numbered(
    drawn: alt.LayerChart, base: alt.Chart, value: str, series: str | None, order: list[str]
) -> alt.LayerChart:
    """The first series is numbered above its line and the others below, so that near lines keep apart."""
    written = alt.Text(value, type="quantitative")
    if series is None:
        single: alt.LayerChart = drawn + base.mark_text(dy=-12, color=INK).encode(text=written)
        return single
    for name in order:
        own = base.transform_filter(alt.FieldEqualPredicate(field=series, equal=name))
        drawn = drawn + own.mark_text(dy=-12 if name == order[0] else 14, color=INK).encode(text=written)
    return drawn


def heat(frame: pl.DataFrame, row: str, column: str, value: str, *, title: str, unit: str = "") -> None:
    """A matrix: darker is more, the number stands in each cell. Columns: `row`, `column` (text), `value` (number).

    Rows and columns stand in the frame's order; a cell without a value stays empty.
    """
    middle = _middle(frame[value])
    down, across = (frame[name].unique(maintain_order=True).to_list() for name in (row, column))
    base = alt.Chart(frame.select(row, column, value).drop_nulls(value)).encode(
        y=alt.Y(row, type="nominal", sort=down, title=None, axis=alt.Axis(labelLimit=220)),
        x=alt.X(column, type="nominal", sort=across, title=None, axis=alt.Axis(orient="top", labelAngle=-35)),
    )
    cells = base.mark_rect(stroke="white").encode(
        color=alt.Color(
            value, type="quantitative", title=unit or None, scale=alt.Scale(range=[PALE, INK]), legend=None
        )
    )
    numbers = base.mark_text(fontSize=11).encode(
        text=alt.Text(value, type="quantitative"),
        color=alt.condition(f"datum['{value}'] > {middle}", alt.value("white"), alt.value("black")),
    )
    _show((cells + numbers).properties(height=26 * frame[row].n_unique() + 110), title)


def _middle(values: pl.Series) -> float:
    low, high = values.min(), values.max()
    if low is None or high is None:
        return 0.0
    return (float(str(low)) + float(str(high))) / 2


def _show(chart: alt.LayerChart, title: str) -> None:
    configured = (
        chart.properties(title=title).configure(font=FONT).configure_title(fontSize=15, anchor="start")
    )
    st.altair_chart(configured, width="stretch", alt=title)
