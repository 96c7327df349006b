"""Sounds are deleted when nobody has needed them for a while, and only those."""

from datetime import timedelta

from server.domain.records import Sound
from server.store.sound_retention import forget_sounds
from server.store.unit_of_work import UnitOfWork
from tests.fakes.open_shop import OPENING, OpenShop


def test_old_sounds_go_with_blobs_that_nothing_else_names(shop: OpenShop) -> None:
    forgotten: list[str] = []

    def action(work: UnitOfWork) -> None:
        for sound_id, blob, days in (("a", "old", 90), ("b", "shared", 90), ("c", "shared", 1)):
            used_at = OPENING - timedelta(days=days)
            work.sounds.save(Sound(sound_id, work.shop_id, blob, 4.0, -16.0, used_at))
        forgotten.extend(forget_sounds(work, OPENING - timedelta(days=60)))
        assert [sound.sound_id for sound in work.sounds.where()] == ["c"]

    shop.write(action)
    assert forgotten == ["old"]
