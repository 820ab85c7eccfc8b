"""Counts the figures of a whole year again from a world's rows, the way the published report defines them."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from examples.zone2024.records import Delivery, Value
from examples.zone2024.world import World
from tests.unit.examples.zone_recount import Row, is_valid_on


class YearRecount:
    """One year of one delivery's rows."""

    def __init__(self, world: World, delivery: Delivery, year: int) -> None:
        self._world, self._delivery, self._year = world, delivery, year

    def rows(self, feed: str, department: str | None = None) -> list[Row]:
        """The feed's rows, of one department or of all."""
        known = (record.known(self._delivery) for record in self._world.records[feed])
        rows = [row for row in known if row is not None]
        return [row for row in rows if department in (None, row["department_code"])]

    def in_year(self, day: Value) -> bool:
        return isinstance(day, dt.date) and day.year == self._year

    def of_year(self, feed: str, date: str, department: str | None = None) -> list[Row]:
        """Rows whose date lies in the year."""
        return [row for row in self.rows(feed, department) if self.in_year(row.get(date))]

    def emergency(self) -> dict[str, object]:
        """The emergency bureau's paragraph."""
        visits = self.of_year("inspection", "inspection_date", "JKQ01")
        orders = self.of_year("corrective_order", "issued_date", "JKQ01")
        decisions = self.of_year("penalty", "decision_date", "JKQ01")
        return {
            "emergency_enterprises": len({row["party_uscc"] for row in visits} - {None}),
            "emergency_inspections": len(visits),
            "emergency_hazards": int(_sum(visits, "hazard_count")),
            "emergency_rectification_orders": _count(orders, order_kind="责令整改"),
            "emergency_measures": _count(orders, order_kind="现场处理"),
            "emergency_penalties": len(decisions),
            "emergency_fines": f"{_sum(decisions, 'fine_yuan'):.2f}",
        }

    def housing(self) -> dict[str, object]:
        """The building bureau's notices and opinions."""
        orders = self.of_year("corrective_order", "issued_date", "JKQ03")
        return {
            "housing_rectification_orders": _count(orders, order_kind="责令整改"),
            "housing_stop_work_orders": _count(orders, order_kind="暂停施工"),
            "housing_opinions": int(_sum(orders, "opinion_count")),
        }

    def reconsideration(self) -> dict[str, object]:
        """Each stage by its own date; what came before the year and was open on its first day came over."""
        cases = [row for row in self.rows("reconsideration_case") if row["role"] == "复议机关"]
        received = [row for row in cases if self.in_year(row["received_date"])]
        accepted = [row for row in cases if self.in_year(row.get("accepted_date"))]
        closed = [row for row in cases if self.in_year(row.get("closed_date"))]
        after = [row for row in closed if row.get("accepted_date") is not None]
        over = [row for row in cases if not self.in_year(row["received_date"])]
        reviewed_before = [row for row in over if row.get("accepted_date") is not None]
        return {
            "reconsideration_received": len(received),
            "reconsideration_accepted": len(accepted),
            "reconsideration_simple": _count(accepted, procedure_kind="简易"),
            "reconsideration_enterprise": _count(received, is_enterprise_related=True),
            "reconsideration_closed": len(closed),
            "reconsideration_closed_before_acceptance": _count(closed, closing_kind="案前调解和解"),
            "reconsideration_closed_after_acceptance": len(after),
            "reconsideration_mediated_after": _count(after, closing_kind="调解"),
            "reconsideration_carried_over": len(over),
            "reconsideration_open_received": len(over) + len(received) - len(closed),
            "reconsideration_open_accepted": len(reviewed_before) + len(accepted) - len(after),
        }

    def disputes(self) -> dict[str, object]:
        """Cases in which the zone's departments answer."""
        sued = self.of_year("litigation_case", "received_date")
        answering = self.of_year("reconsideration_case", "received_date")
        return {
            "respondent_cases": _count(answering, role="被申请人"),
            "litigation_cases": len(sued),
            "litigation_closed": sum(self.in_year(row["closed_date"]) for row in sued),
        }

    def people(self) -> dict[str, object]:
        """Holders at the year's end, and changes of particulars in it."""
        holders = self.rows("officer_certificate")
        last = dt.date(self._year, 12, 31)
        valid = [row for row in holders if row["certificate_kind"] == "执法" and is_valid_on(row, last)]
        result: dict[str, object] = {"officers": len({row["person_id_no"] for row in valid})}
        if "certificate_change" in self._world.records:
            changes = self.of_year("certificate_change", "change_date")
            changed = [row for row in changes if row["change_kind"] == "变更"]
            result["certificate_changes"] = len(changed)
            result["certificate_change_departments"] = len({row["department_code"] for row in changed})
        return result

    def labour(self) -> dict[str, object]:
        """The labour bureau's clues of the 12333 line that were closed in the year."""
        clues = self.of_year("clue", "replied_date", "JKQ06")
        return {
            "labour_clues_closed": _count(clues, channel="12333"),
            "labour_clues_mediated": _count(clues, is_mediated=True),
        }


def _sum(rows: Iterable[Row], column: str) -> Decimal:
    return sum((Decimal(str(row[column] or 0)) for row in rows), Decimal(0))


def _count(rows: Iterable[Row], **wanted: Value) -> int:
    return sum(all(row.get(column) == value for column, value in wanted.items()) for row in rows)
