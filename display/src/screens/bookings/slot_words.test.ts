import { expect, it } from "vitest";
import type { OfferedSlot } from "../../shared/contract/bookings";
import { dayWords, instantAt, localOf, slotReason } from "./slot_words";

const ZONE = "Asia/Shanghai";
const SLOT: OfferedSlot = {
  slot_at: "2026-11-24T02:30:00Z",
  ends_at: "2026-11-24T03:30:00Z",
  free: 3,
  of: 6,
  peak: false,
  avoids_peak: true,
};
const say = (key: string, values?: Record<string, string | number>) =>
  [key, ...Object.values(values ?? {})].join(" ");

it("names a day of the shop in both languages", () => {
  expect(dayWords("2026-11-23T16:30:00Z", ZONE, "zh")).toBe("11月24日周二");
  expect(dayWords("2026-11-23T16:30:00Z", ZONE, "en")).toBe("Tue 24 Nov");
});

it.each([
  [SLOT, "booking.room 3 6 · booking.avoids_morning"],
  [{ ...SLOT, slot_at: "2026-11-24T06:30:00Z" }, "booking.room 3 6 · booking.avoids_afternoon"],
  [{ ...SLOT, avoids_peak: false }, "booking.room 3 6"],
  [{ ...SLOT, peak: true, avoids_peak: false }, "booking.room 3 6 · booking.peak"],
])("says why a time is offered", (slot, said) => {
  expect(slotReason(slot, ZONE, say)).toBe(said);
});

it.each([
  ["2026-11-24T10:30", ZONE, "2026-11-24T02:30:00.000Z"],
  ["2026-03-29T01:30", "Europe/Berlin", "2026-03-29T00:30:00.000Z"],
  ["2026-03-29T03:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
])("finds the instant of %s in %s", (local, zone, instant) => {
  expect(instantAt(local, zone)).toBe(instant);
  expect(localOf(instant, zone)).toBe(local);
});

it("takes no half a time for one", () => {
  expect(instantAt("", ZONE)).toBeNull();
});
