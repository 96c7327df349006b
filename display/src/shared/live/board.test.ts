import { describe, expect, it } from "vitest";
import type { Delta } from "../contract/realtime";
import { type HeldBoard, NOTHING_HELD, applyDelta, applySnapshot, isBehind, valuesUnder } from "./board";

function delta(previous: number, number: number, set: Record<string, unknown> = {}, remove: string[] = []): Delta {
  return { type: "delta", topic: "lounge", previous, number, patch: { set, remove } };
}

const held: HeldBoard = { number: 7, board: { "car/a": 1, "car/b": 2, shop: "anhe" } };

describe("a delta", () => {
  it("sets, replaces and removes values and moves the number on", () => {
    const outcome = applyDelta(held, delta(7, 9, { "car/a": 10, "car/c": 3 }, ["car/b"]));
    expect(outcome).toEqual({
      kind: "applied",
      held: { number: 9, board: { "car/a": 10, "car/c": 3, shop: "anhe" } },
    });
  });

  it("leaves the board it started from as it was", () => {
    applyDelta(held, delta(7, 8, { "car/a": 10 }, ["car/b"]));
    expect(held.board).toEqual({ "car/a": 1, "car/b": 2, shop: "anhe" });
  });

  it("that follows on something missed is a gap", () => {
    expect(applyDelta(held, delta(8, 9)).kind).toBe("gap");
  });

  it("that is already in the board changes nothing", () => {
    expect(applyDelta(held, delta(6, 7, { "car/a": 99 })).kind).toBe("known");
  });

  it("before any snapshot is a gap", () => {
    expect(applyDelta(NOTHING_HELD, delta(0, 1)).kind).toBe("gap");
  });

  it("applied one by one gives the board of the server, whatever the changes", () => {
    let server: Record<string, unknown> = {};
    let screen: HeldBoard = applySnapshot({ type: "snapshot", topic: "lounge", number: 0, board: server });
    for (let number = 1; number <= 200; number += 1) {
      const key = `car/${(number * 7) % 13}`;
      const removed = `car/${(number * 5) % 13}`;
      server = { ...server, [key]: number };
      if (removed !== key) delete server[removed];
      const outcome = applyDelta(screen, delta(number - 1, number, { [key]: number }, removed === key ? [] : [removed]));
      if (outcome.kind === "applied") screen = outcome.held;
    }
    expect(screen).toEqual({ number: 200, board: server });
  });
});

describe("a heartbeat", () => {
  it("with a higher number shows that something was missed", () => {
    expect(isBehind(held, 8)).toBe(true);
    expect(isBehind(held, 7)).toBe(false);
  });

  it("says nothing about a topic it does not name, or a board still awaited", () => {
    expect(isBehind(held, undefined)).toBe(false);
    expect(isBehind(NOTHING_HELD, 8)).toBe(false);
  });
});

it("gives the values under a prefix with the rest of their keys", () => {
  expect(valuesUnder<number>(held.board, "car/")).toEqual([
    ["a", 1],
    ["b", 2],
  ]);
});
