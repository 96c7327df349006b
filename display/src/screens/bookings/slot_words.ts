import type { OfferedSlot } from "../../shared/contract/bookings";
import type { Language } from "../../shared/wording";
import type { WordingKey } from "../../shared/wording_keys";

type Say = (key: WordingKey, values?: Record<string, string | number>) => string;

const LOCALES: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en-GB" };
const NOON = 12;

/** `11月24日周二`, `Tue 24 Nov`: a day of the shop. */
export function dayWords(instant: string | number, zone: string, language: Language): string {
  const parts = { weekday: "short", day: "numeric", month: language === "zh" ? "long" : "short" } as const;
  return new Intl.DateTimeFormat(LOCALES[language], { ...parts, timeZone: zone }).format(new Date(instant)).replace(",", "");
}

/** What a clock in the zone shows at an instant, as if that were UTC: in ms. */
function shownAt(instant: number, zone: string): number {
  const shown = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone: zone }).format(instant);
  return Date.parse(`${shown.replace(" ", "T")}Z`);
}

/** What the shop's clock shows at an instant, as `2026-11-24T10:30`. */
export function localOf(instant: string, zone: string): string {
  return new Date(shownAt(Date.parse(instant), zone)).toISOString().slice(0, 16);
}

/** The instant at which the shop's clock shows `2026-11-24T10:30`; null where that is no time. */
export function instantAt(local: string, zone: string): string | null {
  const wished = Date.parse(`${local}Z`);
  if (Number.isNaN(wished)) return null;
  // Twice, for the clocks may be changed between the first guess and the instant.
  const guess = wished - (shownAt(wished, zone) - wished);
  return new Date(guess + (wished - shownAt(guess, zone))).toISOString();
}

function isMorning(instant: string, zone: string): boolean {
  const hour = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hour12: false, timeZone: zone }).format(new Date(instant));
  return Number(hour) < NOON;
}

/** Why a time is offered, or is not the first choice: the room that there is, and whether it avoids the peak. */
export function slotReason(slot: OfferedSlot, zone: string, say: Say): string {
  const half = isMorning(slot.slot_at, zone) ? "morning" : "afternoon";
  const room = say("booking.room", { free: slot.free, of: slot.of });
  if (slot.peak) return `${room} · ${say("booking.peak")}`;
  return slot.avoids_peak ? `${room} · ${say(`booking.avoids_${half}`)}` : room;
}
