import type { ShopClock } from "./contract/realtime";

/** Shop time at a server time, both in ms since 1970: the anchor plus what has passed since, times the rate. */
export function shopTime(clock: ShopClock, serverAt: number): number {
  return clock.shop_at + clock.rate * (serverAt - clock.server_at);
}

function format(instant: number | string, zone: string, seconds: boolean): string {
  return new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds ? { second: "2-digit" } : {}),
    hour12: false,
    timeZone: zone,
  }).format(new Date(instant));
}

/** `14:06` in the shop's zone. */
export function hourMinute(instant: number | string, zone: string): string {
  return format(instant, zone, false);
}

/** `14:06:21` in the shop's zone. */
export function hourMinuteSecond(instant: number | string, zone: string): string {
  return format(instant, zone, true);
}

/** `2025-11-21`, the day in the shop's zone. */
export function dayOf(instant: number, zone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone: zone }).format(new Date(instant));
}

/** `14:06:21` of today, `2025-11-20 17:58` of another day of the shop: a board that was kept overnight must say so. */
export function secondOrDay(instant: number, now: number, zone: string): string {
  const day = dayOf(instant, zone);
  return day === dayOf(now, zone) ? hourMinuteSecond(instant, zone) : `${day} ${hourMinute(instant, zone)}`;
}

/** `14:10–14:25`, or one time where both ends are the same minute. */
export function timeRange(from: string, to: string, zone: string): string {
  const [begin, end] = [hourMinute(from, zone), hourMinute(to, zone)];
  return begin === end ? begin : `${begin}–${end}`;
}
