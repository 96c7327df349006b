import { expect, test } from "vitest";
import type { Arrival, DeskBooking } from "../../shared/contract/boards";
import {
  arrivalToGreet,
  bookingsInTurn,
  greetClock,
  greetLimits,
  greetPace,
  greetSeconds,
  waitingArrivals,
} from "./arrivals";
import { aTimer } from "../../shared/floor/timer_for_tests";
import { customerAddress } from "./customer_address";

function arrival(id: string, seen: string, received = false): Arrival {
  return {
    sighting_id: id,
    seen_at: `2025-11-21T06:${seen}Z`,
    camera: "in",
    crop: null,
    outcome: "doubtful",
    candidates: [],
    visit_id: null,
    greeted_by: null,
    received,
  };
}

const booking = (id: string, slot: string, state: DeskBooking["state"]) =>
  ({ appointment_id: id, slot_at: `2025-11-21T${slot}:00Z`, state }) as DeskBooking;

test("the newest arrival is greeted first, unless another was chosen and still waits", () => {
  const waiting = waitingArrivals([arrival("old", "05:00"), arrival("new", "06:10"), arrival("done", "06:20", true)]);
  expect(waiting.map(({ sighting_id }) => sighting_id)).toEqual(["new", "old"]);
  expect(arrivalToGreet(waiting, null)?.sighting_id).toBe("new");
  expect(arrivalToGreet(waiting, "old")?.sighting_id).toBe("old");
  expect(arrivalToGreet(waiting, "done")?.sighting_id).toBe("new");
  expect(arrivalToGreet([], null)).toBeUndefined();
});

test.each([
  [0, "0:00", "good"],
  [15, "0:15", "good"],
  [16, "0:16", "slow"],
  [60, "1:00", "slow"],
  [61, "1:01", "overdue"],
  [4_325, "72:05", "overdue"],
])("after %d seconds the greet timer shows %s and is %s", (seconds, clock, pace) => {
  expect(greetClock(seconds)).toBe(clock);
  expect(greetPace(seconds, { idle: 15, anybody: 60 })).toBe(pace);
});

test("a named arrival is judged by its own timers, and by no idle advisor's time where nobody was idle", () => {
  const named = { ...arrival("a", "06:10"), visit_id: "v1" };
  const greet = aTimer("greet", 0, 2, { visit_id: "v1" });
  expect(greetLimits(named, [greet])).toEqual({ idle: Infinity, anybody: 120 });
  expect(greetPace(90, greetLimits(named, [greet]))).toBe("good");
  const idle = aTimer("greet_idle", 0, 1, { visit_id: "v1" });
  expect(greetPace(90, greetLimits(named, [greet, idle]))).toBe("slow");
  expect(greetLimits(arrival("b", "06:10"), [greet])).toEqual({ idle: 15, anybody: 60 });
});

test("a screen whose clock is behind shows zero, never less", () => {
  expect(greetSeconds(arrival("a", "06:10"), Date.parse("2025-11-21T06:06:00Z"))).toBe(0);
});

test("who waits stands first, who is served last, and the cancelled not at all", () => {
  const found = bookingsInTurn([
    booking("served", "05:00", "in_service"),
    booking("late", "07:00", "expected"),
    booking("soon", "06:30", "expected"),
    booking("off", "06:00", "cancelled"),
    booking("here", "06:45", "arrived"),
  ]);
  expect(found.map(({ appointment_id }) => appointment_id)).toEqual(["here", "soon", "late", "served"]);
});

test("a customer's page has the shop's public address, or is said to be for its Wi-Fi", () => {
  expect(customerAddress("/v/a.b", "https://shop.example/follow", "http://10.0.0.2")).toEqual({
    url: "https://shop.example/v/a.b",
    inShopOnly: false,
  });
  expect(customerAddress("/v/a.b", null, "http://10.0.0.2")).toEqual({ url: "http://10.0.0.2/v/a.b", inShopOnly: true });
});

test("a booked car is greeted before one that came without a booking", () => {
  const candidate = { appointment_id: "a" } as Arrival["candidates"][number];
  const booked = { ...arrival("booked", "04:00"), candidates: [candidate] };
  const waiting = waitingArrivals([arrival("new", "06:10"), booked]);
  expect(waiting.map(({ sighting_id }) => sighting_id)).toEqual(["booked", "new"]);
});
