import type { Values } from "../../../shared/wording";
import type { WordingKey } from "../../../shared/wording_keys";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago something was heard, as words to say; `now` in ms since 1970. A device's clock may run ahead. */
export function heardAgo(heardAt: string | null, now: number): [WordingKey, Values] {
  if (heardAt === null) return ["administrator.never_heard", {}];
  const seconds = Math.max(0, Math.round((now - Date.parse(heardAt)) / 1000));
  if (seconds < MINUTE) return ["administrator.heard_seconds", { count: seconds }];
  if (seconds < HOUR) return ["administrator.heard_minutes", { count: Math.floor(seconds / MINUTE) }];
  if (seconds < 2 * DAY) return ["administrator.heard_hours", { count: Math.floor(seconds / HOUR) }];
  return ["administrator.heard_days", { count: Math.floor(seconds / DAY) }];
}
