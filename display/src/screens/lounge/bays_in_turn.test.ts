import { expect, test } from "vitest";
import type { BayView } from "../../shared/contract/boards";
import { baysInTurn } from "./bays_in_turn";

function view(bay: string, change: Partial<BayView> = {}): BayView {
  return { bay, name: { zh: bay, en: bay }, visit_id: bay, shown: true, up: true, source: "camera", ...change };
}

function shown(views: readonly BayView[], turn: number, room = 1): string[] {
  return baysInTurn(views, turn, room).map((each) => each.bay);
}

test("bays come in the order of their numbers, each for two turns", () => {
  const views = [view("10"), view("2"), view("1")];
  const seen = [0, 1, 2, 3, 4, 5, 6].flatMap((turn) => shown(views, turn));
  expect(seen).toEqual(["1", "1", "2", "2", "10", "10", "1"]);
});

test("where there is room two are shown at once", () => {
  const views = [view("1"), view("2"), view("3")];
  expect([0, 2, 4].map((turn) => shown(views, turn, 2))).toEqual([["1", "2"], ["3"], ["1", "2"]]);
});

test("a bay that is switched off or whose camera is down is passed over", () => {
  expect(shown([view("1", { shown: false }), view("2", { up: false }), view("3")], 0)).toEqual(["3"]);
  expect(shown([view("1", { shown: false })], 5)).toEqual([]);
  expect(shown([], 0, 2)).toEqual([]);
});
