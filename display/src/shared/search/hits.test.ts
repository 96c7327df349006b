import { expect, test } from "vitest";
import type { Found } from "../contract/search";
import { hitsOf, stepped } from "./hits";

const PLATE = { text: "京A12345", colour: "blue" } as const;
const NAME = { zh: "刹车", en: "Brakes" };
const CAR = {
  vehicle_id: "v1",
  plate: PLATE,
  brand: { zh: "大众", en: "Volkswagen" },
  series: { zh: "帕萨特", en: "Passat" },
  vin: null,
  owner_name: "李雷",
  here_visit_id: "visit",
  last_arrived_at: "2026-11-21T00:30:00Z",
};
const FOUND: Found = {
  zone: "Asia/Shanghai",
  cars: [CAR, { ...CAR, vehicle_id: "v2", here_visit_id: null }],
  customers: [{ customer_id: "c1", name: "李雷", phone: null, plates: [PLATE] }],
  orders: [
    { order_id: "o1", number: "2026-0417", vehicle_id: "v2", plate: PLATE, job: NAME, arrived_at: "2026-11-21T00:30:00Z", here_visit_id: null },
  ],
  bookings: [
    {
      appointment_id: "a1",
      number: "B2026-0031",
      vehicle_id: "v2",
      plate: PLATE,
      job: NAME,
      slot_at: "2026-11-22T01:30:00Z",
      customer_name: "李雷",
      contact: "",
    },
  ],
  faults: [{ report_id: "f1", title: "异响", symptom: "刹车时", plate: null, step: "closed" }],
};
const english = (words: { en: string }) => words.en;

test("a car that is here opens on the desk, for whoever has one; every other thing has its page", () => {
  expect(hitsOf(FOUND, english, true).map((hit) => hit.path)).toEqual([
    "/desk?car=visit",
    "/records/vehicles/v2",
    "/records/customers/c1",
    "/records/vehicles/v2?order=o1",
    "/desk/bookings?booking=a1&car=v2",
    "/knowledge?report=f1",
  ]);
  const elsewhere = hitsOf(FOUND, english, false);
  expect(elsewhere[0]!.path).toBe("/records/vehicles/v1");
  expect(elsewhere.find((hit) => hit.kind === "bookings")!.path).toBe("/records/vehicles/v2");
});

test("a number that this person may not see leaves no gap", () => {
  expect(hitsOf(FOUND, english, true)[2]!.detail).toBe("京A12345");
});

test.each([
  [-1, 1, 3, 0],
  [-1, -1, 3, 2],
  [2, 1, 3, 0],
  [0, -1, 3, 2],
  [0, 1, 0, -1],
])("from %i by %i of %i is %i", (chosen, by, count, next) => {
  expect(stepped(chosen, by, count)).toBe(next);
});
