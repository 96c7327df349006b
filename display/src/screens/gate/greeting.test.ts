import { describe, expect, it } from "vitest";
import type { GateBooking, Greeting } from "../../shared/contract/boards";
import { HOLD_MS, isBeingReceived, isHeld, isReadBetter, listPages } from "./greeting";

function booking(slot: string, state: GateBooking["state"] = "expected", text = "京A1••45"): GateBooking {
  const words = { zh: "大众", en: "VW" };
  return { slot_at: slot, plate: { text, colour: "blue" }, brand: words, series: words, advisor: null, state };
}

const hour = (number: number) => `2025-11-21T${String(number).padStart(2, "0")}:00:00Z`;

it("holds a greeting for seven seconds and none that is older", () => {
  expect(isHeld(0)).toBe(true);
  expect(isHeld(HOLD_MS - 1)).toBe(true);
  expect(isHeld(HOLD_MS)).toBe(false);
});

it("shows the plate of a car that is read better while it stands there, and of no other", () => {
  const neutral: Greeting = {
    greeting_id: "first",
    outcome: "neutral",
    plate: null,
    advisor: null,
    lane: "2",
    arrow: "straight",
    greeted_at: hour(9),
  };
  const welcome: Greeting = { ...neutral, outcome: "welcome", plate: { text: "京A1••45", colour: "blue" } };
  expect(isReadBetter(neutral, welcome)).toBe(true);
  expect(isReadBetter(welcome, welcome)).toBe(false);
  expect(isReadBetter(welcome, neutral)).toBe(false);
  expect(isReadBetter(neutral, { ...welcome, greeting_id: "second" })).toBe(false);
  expect(isReadBetter(null, welcome)).toBe(false);
});

describe("the welcome list", () => {
  it("stands by time and leaves cancelled bookings out", () => {
    const pages = listPages([
      ["late", booking(hour(9))],
      ["gone", booking(hour(7), "cancelled")],
      ["early", booking(hour(6))],
    ]);
    expect(pages).toHaveLength(1);
    expect(pages[0]!.map(([id]) => id)).toEqual(["early", "late"]);
  });

  it("of a full day begins two lines before the first car to come", () => {
    const day = Array.from({ length: 14 }, (_, index): [string, GateBooking] => [
      String(index),
      booking(hour(index), index < 6 ? "in_service" : "expected"),
    ]);
    const pages = listPages(day);
    expect(pages[0]!.map(([id]) => id)).toEqual(["4", "5", "6", "7", "8", "9", "10"]);
    expect(pages[1]!.map(([id]) => id)).toEqual(["11", "12", "13"]);
  });

  it("still shows the day's last lines when everybody has come", () => {
    const day = Array.from({ length: 9 }, (_, index): [string, GateBooking] => [
      String(index),
      booking(hour(index), "in_service"),
    ]);
    expect(listPages(day)[0]!.map(([id]) => id)).toEqual(["2", "3", "4", "5", "6", "7", "8"]);
  });

  it("is one empty page without bookings", () => {
    expect(listPages([])).toEqual([[]]);
  });

  it("inverts only the car that was greeted and has not been received yet", () => {
    const greeting = { plate: { text: "京A1••45", colour: "blue" } } as Greeting;
    expect(isBeingReceived(booking(hour(6), "arrived"), greeting)).toBe(true);
    expect(isBeingReceived(booking(hour(6), "in_service"), greeting)).toBe(false);
    expect(isBeingReceived(booking(hour(6), "arrived", "京B2••17"), greeting)).toBe(false);
    expect(isBeingReceived(booking(hour(6), "arrived"), undefined)).toBe(false);
  });
});
