// Written by display/write_types.py. Change the Python and run it again.

import type { ShopClock } from "./realtime";

/** `GET /api/shop-time`: the shop's clock, and the zone in which people read it. */
export interface ShopTime {
  clock: ShopClock;
  /** IANA name */
  zone: string;
}
