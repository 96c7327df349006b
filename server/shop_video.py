"""The bay video of the shops of a server, as its settings say."""

from collections.abc import Collection, Iterator

import structlog

from server.bay_video.video import BayVideo, PictureRules
from server.bay_video.viewers import ViewingRules
from server.domain.errors import ConfigurationInvalid
from server.domain.recorder_address import Recorders
from server.projections.floor import Floor
from server.realtime.shop_feed import ShopFeed
from server.settings import BayVideoSettings
from server.shop_clock import ShopClock

log = structlog.get_logger()


def bay_video_of(feed: ShopFeed, clock: ShopClock, settings: BayVideoSettings) -> BayVideo:
    """Return one shop's bay video under these settings."""
    viewing = ViewingRules(
        settings.lounge, settings.customers, settings.opens_at, settings.closes_at, settings.recorders
    )
    pictures = PictureRules(
        frame_every_s=1 / settings.frames_per_second,
        longest_side_px=settings.longest_side_px,
        quality=settings.quality,
        most_viewers=settings.most_viewers,
        stills=settings.stills,
        own_plate_readable=settings.own_plate == "readable",
    )
    return BayVideo(lambda: feed.floor, clock.now, viewing, pictures)


def require_one_shop(shop_ids: Collection[str], recorders: Recorders) -> None:
    """Raise ConfigurationInvalid where a bay's number does not say which shop's bay a recorder shows."""
    if recorders.addresses and len(shop_ids) > 1:
        raise ConfigurationInvalid(
            f"bay_video.addresses: there are {len(shop_ids)} shops in this database, and a bay's number does "
            "not say whose it is; take the addresses out"
        )


def tell_doubts(recorders: Recorders, floor: Floor, *, secured: bool) -> None:
    """Write into the log what `doubts` says of this shop's bays."""
    for doubt in doubts(recorders, [bay.number for bay in floor.bays.values()], secured=secured):
        log.warning(doubt)


def doubts(recorders: Recorders, bays: Collection[str], *, secured: bool) -> Iterator[str]:
    """Say in a line each which addresses will show nothing; `secured` where screens come over HTTPS."""
    for number, recorder in recorders.addresses.items():
        if number not in bays:
            known = ", ".join(sorted(bays)) or "none"
            yield f"bay_video.addresses.{number}: this shop has no bay '{number}' (its bays: {known})"
        elif secured and recorder.origin.startswith("http:"):
            yield f"bay_video.addresses.{number}: browsers ask no http address from a page over https"
