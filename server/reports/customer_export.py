"""All that is held of a customer, as one file: rows as JSON, pictures and sounds beside them."""

import io
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from pydantic_core import to_jsonable_python
from sqlalchemy import RowMapping

from server.domain.errors import NotFound
from server.store.personal.held import HeldRows, held_rows
from server.store.personal.reach import reach_of
from server.store.shop_rows import ShopRows

Pictures = Callable[[str], bytes]
_ENDINGS = {b"\xff\xd8\xff": "jpg", b"\x89PNG": "png", b"RIFF": "wav"}
_NOT_THEIRS = frozenset({"shop_id", "terms", "row_id"})
_READ_ME = """本文件包含本店保存的关于您的全部资料。records.json 按表列出文字与数据；
pictures 文件夹内为照片、签名与语音。时间为协调世界时（UTC）；金额以分为单位。

This file holds all that the shop keeps about you. records.json lists words and figures by table; the folder
pictures has photos, signatures and sounds. Times are UTC, amounts are in hundredths of the currency.
"""


def customer_export(rows: ShopRows, customer_id: str, read: Pictures, now: datetime) -> bytes:
    """Return a ZIP file; raise NotFound. A picture whose time is over is named in its row, and not there."""
    held = list(held_rows(rows, reach_of(rows, customer_id)))
    told = {
        "shop": rows.shop.name,
        "made_at": now,
        "customer_id": customer_id,
        "records": {each.held.table.name: [_told(row) for row in each.rows] for each in held},
    }
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        file.writestr("read-me.txt", _READ_ME)
        file.writestr("records.json", json.dumps(to_jsonable_python(told), ensure_ascii=False, indent=2))
        for name, content in _pictures(held, read):
            file.writestr(f"pictures/{name}", content)
    return packed.getvalue()


def _told(row: RowMapping) -> Mapping[str, Any]:
    return {name: value for name, value in row.items() if name not in _NOT_THEIRS}


def _pictures(held: list[HeldRows], read: Pictures) -> Iterator[tuple[str, bytes]]:
    for each in held:
        for digest in sorted(each.pictures):
            try:
                content = read(digest)
            except NotFound:
                continue
            ending = next((name for begin, name in _ENDINGS.items() if content.startswith(begin)), "bin")
            yield f"{each.held.table.name}-{digest}.{ending}", content
