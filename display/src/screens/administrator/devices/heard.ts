import type { Values } from "../../../shared/wording";
import type { WordingKey } from "../../../shared/wording_keys";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago a device was `heard`, a picture `taken` or a call `played`; `now` in ms since 1970. A device's clock may run ahead. */
export function agoOf(what: "heard" | "taken" | "played", at: string | null, now: number): [WordingKey, Values] {
  if (at === null) return [what === "played" ? "administrator.never_played" : "administrator.never_heard", {}];
  const seconds = Math.max(0, Math.round((now - Date.parse(at)) / 1000));
  if (seconds < MINUTE) return [`administrator.${what}_seconds`, { count: seconds }];
  if (seconds < HOUR) return [`administrator.${what}_minutes`, { count: Math.floor(seconds / MINUTE) }];
  if (seconds < 2 * DAY) return [`administrator.${what}_hours`, { count: Math.floor(seconds / HOUR) }];
  return [`administrator.${what}_days`, { count: Math.floor(seconds / DAY) }];
}

export function heardAgo(heardAt: string | null, now: number): [WordingKey, Values] {
  return agoOf("heard", heardAt, now);
}
