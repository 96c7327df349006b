"""Finding by words, on both databases: any part of a word, in Chinese too, and nothing of another shop."""

import pytest
from pydantic import BaseModel

from server.domain.staff import Role
from server.store.search import forget_words, having_words, keep_words, newest_with_words
from server.store.unit_of_work import UnitOfWork
from tests.fakes.open_shop import OpenShop

TEXTS = {
    "pads": ("前刹车片异响", "Front brake pads squeal", "京A12345"),
    "pump": ("水泵渗漏", "Coolant pump leaks", "粤B8K9L2"),
    "park": ("刹那停车", "", ""),
}


class Found(BaseModel):
    """The ids that a search has found."""

    ids: set[str]


class Listed(BaseModel):
    """Ids in the order in which they were found."""

    one: list[str]
    all: list[str]
    torn: list[str]
    none: list[str]


def found(shop: OpenShop, sought: str, kind: str = "fault") -> set[str]:
    def look(work: UnitOfWork) -> Found:
        query = having_words(work.connection, work.shop_id, kind, sought)
        return Found(ids=set(work.connection.execute(query).scalars()))

    return shop.run(shop.actor(Role.TECHNICIAN), look, Found).ids


@pytest.fixture
def filled(shop: OpenShop) -> OpenShop:
    """A shop in which three things can be found."""

    def fill(work: UnitOfWork) -> Found:
        for key, texts in TEXTS.items():
            keep_words(work.connection, work.shop_id, "fault", key, texts)
        return Found(ids=set(TEXTS))

    shop.run(shop.actor(Role.TECHNICIAN), fill, Found)
    return shop


@pytest.mark.parametrize(
    ("sought", "keys"),
    [
        ("刹车", {"pads"}),
        ("车", {"pads", "park"}),
        ("刹车 brake", {"pads"}),
        ("PUMP", {"pump"}),
        ("quea", {"pads"}),
        ("A123", {"pads"}),
        ("b8k9l2", {"pump"}),
        ("渗漏 刹车", set()),
        ("%", {"pads", "pump", "park"}),
        ("'\" OR *", set()),
        ("", {"pads", "pump", "park"}),
    ],
)
def test_every_word_that_is_sought_is_somewhere_in_it(filled: OpenShop, sought: str, keys: set[str]) -> None:
    assert found(filled, sought) == keys


def test_pairs_in_another_order_are_not_the_word(filled: OpenShop) -> None:
    def keep(work: UnitOfWork) -> Found:
        keep_words(work.connection, work.shop_id, "fault", "order", ("4288 8842x",))
        keep_words(work.connection, work.shop_id, "fault", "torn", ("88 842 42",))
        return Found(ids=set())

    filled.run(filled.actor(Role.TECHNICIAN), keep, Found)
    assert found(filled, "8842") == {"order"}


def test_it_is_found_by_its_new_words_alone_and_forgotten_with_them(filled: OpenShop) -> None:
    def change(work: UnitOfWork) -> Found:
        keep_words(work.connection, work.shop_id, "fault", "pads", ("转向拉杆松动",))
        forget_words(work.connection, work.shop_id, "fault", "pump")
        return Found(ids=set())

    filled.run(filled.actor(Role.TECHNICIAN), change, Found)
    assert found(filled, "刹车") == set()
    assert found(filled, "拉杆") == {"pads"}
    assert found(filled, "pump") == set()
    assert found(filled, "拉杆", kind="vehicle") == set()


def test_the_newest_of_a_kind_come_first_and_no_more_than_are_asked_for(filled: OpenShop) -> None:
    def look(work: UnitOfWork) -> Listed:
        keep_words(work.connection, work.shop_id, "vehicle", "another kind", ("刹车",))
        shop = (work.connection, work.shop_id)
        return Listed(
            one=[hit.subject_id for hit in newest_with_words(*shop, "fault", "车", 1)],
            all=[hit.subject_id for hit in newest_with_words(*shop, "fault", "车", 9)],
            torn=[hit.subject_id for hit in newest_with_words(*shop, "fault", "车刹", 9)],
            none=[hit.subject_id for hit in newest_with_words(*shop, "fault", " ·", 9)],
        )

    listed = filled.run(filled.actor(Role.TECHNICIAN), look, Listed)
    assert listed == Listed(one=["park"], all=["park", "pads"], torn=[], none=[])
