"""The departments of the sample district and how large each is; quotas only, no chance.

Here belong the shares by which the published totals are spread. What the people and acts look like is elsewhere;
what is wrong on purpose stands in `planted`.
"""

import datetime as dt
from typing import NamedTuple

DISTRICT = "滨城区"
OPENED = dt.date(2019, 1, 1)


class Unit(NamedTuple):
    """One department; `officers`, `visits`, `ordinary` and `spot` are shares of the district's totals.

    `grade` is how well it does: A good, B usual, C weak, D the planted bottom.
    """

    code: str
    name: str
    short: str
    kind: str
    officers: float
    visits: float
    ordinary: float
    spot: float
    inspection_items: int
    penalty_items: int
    grade: str = "B"
    parent_code: str | None = None
    active_from: dt.date = OPENED
    active_to: dt.date | None = None
    successor_code: str | None = None
    is_in_statistics: bool = True
    is_in_ranking: bool = True

    @property
    def tail(self) -> str:
        """The part of the code that stands in numbers of records."""
        return self.code[2:]


_BUREAU = "区级部门"
MERGED_ON = dt.date(2025, 7, 1)
NEW_ON = dt.date(2025, 11, 3)

# code, name, short, officers, visits, ordinary, spot, inspection items, penalty items, grade
_BUREAUS: tuple[tuple[str, str, str, float, float, float, float, int, int, str], ...] = (
    ("BCB01", "市场监督管理局", "市监", 380, 5600, 1080, 130, 160, 120, "A"),
    ("BCB02", "住房和建设委员会", "住建", 210, 4184, 150, 6, 90, 50, "A"),
    ("BCB03", "交通运输局", "交运", 190, 2700, 420, 290, 80, 60, "B"),
    ("BCB04", "应急管理局", "应急", 90, 1500, 130, 4, 70, 40, "A"),
    ("BCB05", "生态环境局", "环", 95, 1700, 150, 4, 60, 36, "B"),
    ("BCB06", "城市管理综合执法局", "城管", 260, 4300, 380, 560, 70, 60, "B"),
    ("BCB07", "人力资源和社会保障局", "人社", 60, 900, 40, 2, 36, 16, "B"),
    ("BCB08", "卫生健康委员会", "卫健", 110, 1500, 150, 60, 60, 40, "B"),
    ("BCB09", "农业农村委员会", "农", 60, 700, 50, 12, 44, 24, "C"),
    ("BCB10", "规划和自然资源局", "规资", 60, 600, 60, 2, 30, 18, "B"),
    ("BCB11", "水务局", "水", 40, 420, 18, 2, 28, 14, "C"),
    ("BCB12", "文化和旅游局", "文旅", 40, 700, 30, 6, 30, 16, "A"),
    ("BCB13", "教育体育局", "教", 22, 240, 6, 1, 24, 10, "D"),
    ("BCB14", "发展和改革委员会", "发改", 12, 150, 3, 0, 14, 5, "B"),
    ("BCB15", "工业和信息化局", "工信", 10, 90, 2, 0, 12, 4, "B"),
    ("BCB16", "商务局", "商", 12, 160, 4, 0, 14, 5, "C"),
    ("BCB17", "财政局", "财", 8, 60, 1, 0, 11, 3, "A"),
    ("BCB18", "民政局", "民", 12, 150, 3, 0, 14, 5, "B"),
    ("BCB19", "司法局", "司", 12, 80, 2, 0, 11, 4, "A"),
    ("BCB20", "审计局", "审", 9, 40, 1, 0, 11, 3, "B"),
    ("BCB21", "统计局", "统", 9, 90, 2, 0, 12, 4, "A"),
    ("BCB22", "医疗保障局", "医保", 22, 260, 24, 0, 16, 8, "B"),
    ("BCB23", "退役军人事务局", "退役", 6, 30, 0, 0, 11, 2, "C"),
    ("BCB24", "气象局", "气", 8, 120, 2, 1, 12, 4, "B"),
    ("BCB25", "烟草专卖局", "烟", 30, 500, 40, 8, 16, 10, "B"),
    ("BCB26", "新闻出版局", "新", 7, 90, 2, 1, 12, 4, "B"),
    ("BCB27", "民族宗教事务委员会", "民宗", 6, 40, 0, 0, 11, 2, "B"),
    ("BCB28", "国家保密局", "密", 3, 12, 0, 0, 11, 2, "A"),
    ("BCB29", "档案局", "档", 6, 24, 0, 0, 6, 2, "B"),
    ("BCB30", "政务服务办公室", "政务", 6, 30, 0, 0, 11, 2, "B"),
    ("BCB31", "科学技术局", "科", 6, 24, 0, 0, 11, 2, "C"),
    ("BCB32", "机关事务管理局", "机关", 5, 8, 0, 0, 0, 0, "B"),
    ("BCB33", "数据局", "数", 6, 10, 0, 0, 11, 3, "B"),
)

# Five parts of the district with bureaus of their own: (name, short, size).
_ZONES = (
    ("港湾", "港", 1.5),
    ("高新", "高", 1.2),
    ("保税", "保", 1.0),
    ("生态", "生", 0.8),
    ("临空", "空", 0.6),
)
_ZONE_BUREAUS: tuple[tuple[str, str, float, float, float, float, int, int], ...] = (
    ("市场监督管理局", "市监", 26, 420, 60, 12, 40, 24),
    ("应急管理局", "应急", 14, 260, 20, 1, 30, 14),
    ("生态环境局", "环", 11, 200, 14, 1, 24, 12),
    ("城市管理局", "城管", 24, 330, 26, 44, 26, 20),
    ("规划和自然资源局", "规资", 9, 120, 6, 0, 16, 8),
    ("人力资源和社会保障局", "人社", 9, 140, 6, 0, 16, 8),
    ("卫生健康局", "卫健", 12, 190, 12, 8, 22, 12),
    ("交通运输局", "交运", 13, 190, 22, 18, 22, 14),
    ("农业农村和水务局", "农水", 8, 90, 3, 1, 14, 6),
    ("文化和旅游局", "文旅", 7, 100, 3, 1, 14, 6),
)
# Weak and bad ones among the zones' bureaus and the sub-districts, by code.
_GRADES = {
    "BCG01": "A", "BCG05": "C", "BCG12": "C", "BCG19": "A", "BCG24": "C", "BCG28": "D", "BCG33": "C", "BCG36": "A",
    "BCG41": "C", "BCG44": "A", "BCG47": "C", "BCJ02": "A", "BCJ06": "C", "BCJ09": "C", "BCJ13": "A", "BCJ17": "D",
    "BCJ20": "C",
}  # fmt: skip
_SUB_DISTRICTS = (
    "塘湾街道", "新河街道", "北塘街道", "海门街道", "汉沽街道", "寨前街道", "古林街道", "海滨街道", "胜利街道",
    "杭州道街道", "新港街道", "大沽街道", "泰安街道", "茶淀街道", "杨岸街道", "新城镇", "小王庄镇",
    "太平镇", "中塘镇", "港西镇", "盐田镇",
)  # fmt: skip


def _bureaus() -> list[Unit]:
    units = []
    for code, name, short, officers, visits, ordinary, spot, inspection, penalty, grade in _BUREAUS:
        unit = Unit(code, name, short, _BUREAU, officers, visits, ordinary, spot, inspection, penalty, grade)
        if code in OUTSIDE_RANKING:
            unit = unit._replace(is_in_ranking=False)
        units.append(unit._replace(active_from=NEW_ON) if code == "BCB33" else unit)
    merged = Unit("BCB34", "粮食和物资储备局", "粮", _BUREAU, 0, 60, 1, 0, 11, 3, "C")
    units.append(merged._replace(active_to=MERGED_ON, successor_code="BCB14"))
    return units


def _zone_bureaus() -> list[Unit]:
    units: list[Unit] = []
    for zone, initial, size in _ZONES:
        for name, short, officers, visits, ordinary, spot, inspection, penalty in _ZONE_BUREAUS:
            code = f"BCG{len(units) + 1:02d}"
            unit = Unit(
                code, f"{zone}片区{name}", f"{initial}{short}", "功能区", officers * size, visits * size,
                ordinary * size, spot * size, inspection, penalty, _GRADES.get(code, "B"),
            )  # fmt: skip
            units.append(unit)
    return units


def _sub_districts() -> list[Unit]:
    units = []
    for number, name in enumerate(_SUB_DISTRICTS, start=1):
        code, size = f"BCJ{number:02d}", 0.7 + 0.6 * (number % 5) / 4
        full = f"{name}办事处" if name.endswith("街道") else f"{name}人民政府"
        unit = Unit(code, full, name[:2], "街镇", 17 * size, 210 * size, 4 * size, 13 * size, 18, 12)
        units.append(unit._replace(grade=_GRADES.get(code, "B")))
    return units


# Vertical organs: neither ranked nor interviewed by the district.
OUTSIDE_RANKING = frozenset({"BCB24", "BCB25"})
_ENTRUSTED = (
    Unit(
        "BCW01", "交通运输综合行政执法支队", "交执", "受委托组织", 60, 900, 60, 60, 0, 0, parent_code="BCB03"
    ),
    Unit("BCW02", "农业综合行政执法大队", "农执", "受委托组织", 24, 300, 20, 6, 0, 0, parent_code="BCB09"),
    Unit("BCW03", "卫生监督所", "卫监", "受委托组织", 30, 420, 30, 14, 0, 0, parent_code="BCB08"),
)
# Outside the district's statistics; their numbers are counts, not shares.
_OUTSIDE = (
    Unit("BCB35", "公安局", "公", _BUREAU, 320, 260, 90, 160, 30, 40),
    Unit("BCB36", "消防救援支队", "消", _BUREAU, 90, 240, 40, 30, 20, 20),
)
OUTSIDE = tuple(unit._replace(is_in_statistics=False, is_in_ranking=False) for unit in _OUTSIDE)
# Everything that shares in the published totals: 104 departments, one merged away, three entrusted bodies.
COUNTED = (*_bureaus(), *_zone_bureaus(), *_sub_districts(), *_ENTRUSTED)
UNITS = (*COUNTED, *OUTSIDE)
BY_CODE = {unit.code: unit for unit in UNITS}


def items_of(unit: Unit) -> Unit:
    """Whose power items a department exercises: an entrusted body acts under its principal's."""
    return BY_CODE[unit.parent_code] if unit.parent_code else unit
