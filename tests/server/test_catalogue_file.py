"""The catalogue as a file: whatever is written is read again as it was, in either language's headings."""

import pytest
from hypothesis import given, settings, strategies as st

from server.catalogue_file import (
    catalogue_file,
    headings,
    read_catalogue_file,
    shipped_catalogue,
    vocabulary_of,
)
from server.domain.bay import BAY_KINDS
from server.domain.catalogue import Operation, Part
from server.domain.catalogue_import import ReadCatalogue
from server.domain.stage import Name
from server.places import config_folder
from server.table_columns import problem_text
from server.wording import load_wording

WORDING = load_wording(config_folder() / "wording")
FLOWS = ("body_and_paint", "express", "mechanical")
HEAD = "code,name_zh,name_en,minutes,flow,bay_kind\n"

texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=20)
names = st.builds(Name, texts, texts)
parts = st.builds(Part, texts, texts, names, st.integers(1, 10**6), st.integers(0, 10**8))
operations = st.builds(
    Operation,
    operation_id=st.just(""),
    shop_id=st.just(""),
    code=texts,
    name=names,
    standard_minutes=st.integers(0, 6_000),
    flow=st.sampled_from(FLOWS),
    bay_kind=st.sampled_from(BAY_KINDS),
    skills=st.lists(st.sampled_from(["brakes", "空调"]), max_size=2).map(tuple),
    safety=st.booleans(),
    consumables_minor=st.integers(0, 10**6),
    parts=st.lists(parts, max_size=3).map(tuple),
    offered=st.booleans(),
)


def read(content: bytes) -> ReadCatalogue:
    return read_catalogue_file(content, WORDING, vocabulary_of(WORDING, FLOWS))


@settings(max_examples=40)
@given(
    st.lists(operations, min_size=1, max_size=4, unique_by=lambda each: each.code),
    st.sampled_from(["zh", "en"]),
)
def test_a_written_catalogue_is_read_as_it_was(kept: list[Operation], language: str) -> None:
    again = read(catalogue_file(kept, headings(WORDING, language)))
    assert again.problems == ()
    assert list(again.operations) == kept


def test_the_shipped_catalogue_is_whole_and_worth_believing() -> None:
    shipped = shipped_catalogue(FLOWS)
    assert len(shipped) == 46
    assert {operation.flow for operation in shipped} == set(FLOWS)
    assert all(1_000 <= operation.price_minor(24_000) <= 500_000 for operation in shipped)
    assert all(ord(operation.name.zh[0]) > 0x2E80 > ord(operation.name.en[0]) for operation in shipped)


def test_excels_own_chinese_csv_is_read() -> None:
    table = "代码;名称（中文）;名称（英文）;标准工时（分钟）;流程;工位类型\nM1;换机油;;30;mechanical;lift\n"
    (only,) = read(table.encode("gb18030")).operations
    assert (only.name.zh, only.name.en) == ("换机油", "换机油")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "nothing below the headings"),
        (HEAD.encode(), "nothing below the headings"),
        (b"\xff\xfe\x00\x81", "cannot be read as a table"),
        (b"code,price\nM1,3", "row 1, price: no column has this heading"),
        (b"code\nM1", "row 1, name_zh: this column is missing"),
        ((HEAD + "M1,换油,,x,mechanical,lift").encode(), "row 2, minutes: 'x' is no whole number; write one"),
        ((HEAD + "\n\nM1,换油,,3,mechanical,roof").encode(), "row 4, bay_kind: 'roof' is not known here"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(content: bytes, said: str) -> None:
    found = read(content)
    assert found.problems
    assert said in problem_text(found.problems[0], WORDING)
