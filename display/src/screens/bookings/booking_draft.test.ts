import { expect, it } from "vitest";
import type { KnownCar } from "../../shared/contract/bookings";
import { BookingDraft } from "./booking_draft.svelte";

const KNOWN: KnownCar = {
  colour: "blue",
  brand: { zh: "大众", en: "Volkswagen" },
  series: { zh: "朗逸", en: "Lavida" },
  vehicle_colour: { zh: "白色", en: "white" },
  customer_name: "何平",
  customer_phone: "13800004571",
};
const inChinese = (name: { zh: string }) => name.zh;

it("fills in what is on record, and leaves what somebody has typed", () => {
  const draft = new BookingDraft();
  draft.phone = "13900001111";
  draft.recall(KNOWN, inChinese);
  expect([draft.customer, draft.phone, draft.vehicle.brand, draft.vehicle.series]).toEqual(["何平", "13900001111", "大众", "朗逸"]);
});

it("takes back another car's record, but nothing typed", () => {
  const draft = new BookingDraft();
  draft.recall(KNOWN, inChinese);
  draft.vehicle.series = "帕萨特";
  draft.recall(null, inChinese);
  expect([draft.customer, draft.vehicle.brand, draft.vehicle.series]).toEqual(["", "", "帕萨特"]);
});

it("books the words of both languages where they stand as they were filled in", () => {
  const draft = new BookingDraft();
  draft.typedPlate = "京A12345";
  draft.recall(KNOWN, inChinese);
  [draft.otherJob, draft.otherMinutes, draft.slot] = ["洗车", "30", "2026-11-24T02:00:00Z"];
  draft.vehicle.series = "帕萨特";
  expect(draft.body(null, false)).toMatchObject({ brand: KNOWN.brand, series: { zh: "帕萨特", en: "帕萨特" }, customer_name: "何平" });
});

it("books a car without a plate by its VIN or its mark, and by neither gives it a number", () => {
  const draft = new BookingDraft();
  draft.recall(KNOWN, inChinese);
  [draft.otherJob, draft.otherMinutes, draft.slot] = ["首保", "30", "2026-11-24T02:00:00Z"];
  expect(draft.body(null, false)).toBeNull();
  draft.unplated = true;
  expect(draft.body(null, false)).toMatchObject({ no_plate: { vin: null, mark: null } });
  [draft.vin, draft.mark] = [" lvshcamb1ce054249 ", " K17 "];
  expect(draft.body(null, false)).toMatchObject({ no_plate: { vin: "LVSHCAMB1CE054249", mark: "K17" } });
  draft.vin = "LVSHCAMB1CE0542";
  expect(draft.body(null, false)).toBeNull();
});
