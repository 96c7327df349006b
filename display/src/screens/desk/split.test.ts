import { expect, test } from "vitest";
import { aCar } from "../../shared/car_for_tests";
import type { Arrival, ReceptionRecord, Walkaround } from "../../shared/contract/boards";
import { chosenOf, piecesOf, splitBody } from "./split";

const car = aCar({ visit_id: "one", stage_kind: "reception", booked: true });
const seen = { sighting_id: "seen", visit_id: "one" } as Arrival;
const elsewhere = { sighting_id: "elsewhere", visit_id: "two" } as Arrival;
const record = {
  bringer_name: null,
  mileage_km: 48_210,
  fuel_eighths: null,
  warning_lamps: [],
  valuables: "",
  valuables_reminded: false,
  own_words: "异响",
  notes: "",
  stay: null,
} as unknown as ReceptionRecord;
const walk = { marks: [{ mark_id: "dent" }], photos: [{ photo_id: "front" }] } as unknown as Walkaround;
const pieces = piecesOf({ car, arrivals: [seen, elsewhere], record, walk });

test("what is written down of the visit may go along, and nothing of another visit", () => {
  expect(pieces.map((piece) => piece.key)).toEqual(["seen", "booking", "order", "readings", "notes", "dent", "front"]);
});

test("an order goes along in reception only", () => {
  const later = piecesOf({ car: { ...car, stage_kind: "work" }, arrivals: [], record: undefined, walk: undefined });
  expect(later.map((piece) => piece.key)).toEqual(["booking"]);
});

test("each chosen piece is told by its id", () => {
  const chosen = chosenOf(pieces, ["seen", "readings", "dent"]);
  expect(splitBody(chosen, { plate: "京A12345", colour: null }, " twice ")).toEqual({
    plate: "京A12345",
    colour: null,
    with_order: false,
    with_booking: false,
    sightings: ["seen"],
    parts: ["readings"],
    marks: ["dent"],
    photos: [],
    reason: "twice",
  });
});

test("with the order goes all that was written down for it, without being named", () => {
  const chosen = chosenOf(pieces, ["order", "readings", "dent", "booking"]);
  expect(chosen.map((piece) => piece.key)).toEqual(["booking", "order"]);
});
