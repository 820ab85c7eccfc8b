"""Invented people, firms and numbers that pass their check digits; chance in, text out.

All names are drawn from common characters. Nothing here knows departments or acts.
"""

import datetime as dt
import random
from typing import NamedTuple

from stdnum.cn import ric, uscc

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯"
    "于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
)
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志"
    "文海波宁鹏飞宇晨浩然欣怡子涵雨泽思远博瑞嘉琪佳慧晓峰云龙春梅"
)
_FIRM_HEADS = (
    "海晟",
    "鼎新",
    "宏远",
    "瑞丰",
    "启航",
    "华盛",
    "金汇",
    "天润",
    "恒泰",
    "博创",
    "新锐",
    "中联",
    "东方",
    "北辰",
    "安达",
)
_FIRM_TAILS = ("源", "科", "达", "通", "信", "诚", "利", "盛", "隆", "益")
_TRADES = (
    "机械制造",
    "化工",
    "食品",
    "物流",
    "电子科技",
    "建筑工程",
    "生物医药",
    "新材料",
    "餐饮管理",
    "汽车零部件",
    "仓储服务",
    "环保科技",
)
_SHOPS = ("小吃店", "便利店", "五金店", "理发店", "水果店", "洗衣店")
_REGION = "120103"


class Party(NamedTuple):
    """Whom an act concerns: its name, its type and, unless it is a natural person, its code."""

    name: str
    kind: str
    uscc: str | None


def person_name(draw: random.Random) -> str:
    """A name of two or three characters."""
    return draw.choice(_SURNAMES) + "".join(draw.sample(_GIVEN, draw.choice((1, 2, 2, 2))))


def id_number(draw: random.Random, *, born: dt.date) -> str:
    """An 18-character identity number with its GB 11643 check digit."""
    body = f"{_REGION}{born:%Y%m%d}{draw.randrange(1, 999):03d}"
    return body + str(ric.calc_check_digit(body + "0"))


def credit_code(draw: random.Random, *, kind: str) -> str:
    """An 18-character credit code with its GB 32100 check character; kind is its first two characters."""
    body = f"{kind}{_REGION}" + "".join(draw.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(9))
    return body + str(uscc.calc_check_digit(body))


def parties(draw: random.Random, *, firms: int, traders: int, citizens: int) -> list[Party]:
    """So many firms, sole traders and citizens, in that order, firms all of different names."""
    names: list[str] = []
    while len(names) < firms:
        name = f"临海{draw.choice(_FIRM_HEADS)}{draw.choice(_FIRM_TAILS)}{draw.choice(_TRADES)}有限公司"
        if name not in names:
            names.append(name)
    firm_list = [Party(name, "法人及非法人组织", credit_code(draw, kind="91")) for name in names]
    trader_list = [
        Party(f"临海市{person_name(draw)}{draw.choice(_SHOPS)}", "个体工商户", credit_code(draw, kind="92"))
        for _ in range(traders)
    ]
    return firm_list + trader_list + [Party(person_name(draw), "自然人", None) for _ in range(citizens)]
