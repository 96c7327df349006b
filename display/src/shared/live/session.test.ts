import { beforeEach, describe, expect, it } from "vitest";
import type { Heartbeat, Welcome } from "../contract/realtime";
import type { HeldBoard } from "./board";
import { ClockOffset } from "./clock_offset";
import { ScreenSession } from "./session";

let boards: Array<[string, HeldBoard]>;
let again: number;
let versions: string[];
let refusals: string[];
let rights: string[];
let session: ScreenSession;

const clock = { server_at: 50_000, shop_at: 900_000, rate: 30 };
const welcome: Welcome = { type: "welcome", journal_id: "j1", version: "v2", clock };

function snapshot(number: number, board: Record<string, unknown>) {
  session.receive({ type: "snapshot", topic: "lounge", number, board }, 0);
}

function delta(previous: number, number: number, set: Record<string, unknown>) {
  session.receive({ type: "delta", topic: "lounge", previous, number, patch: { set, remove: [] } }, 0);
}

function heartbeat(number: number, sentAt = 0): Heartbeat {
  return { type: "heartbeat", sent_at: sentAt, clock, topics: { lounge: number } };
}

beforeEach(() => {
  boards = [];
  again = 0;
  versions = [];
  refusals = [];
  rights = [];
  const events = {
    board: (topic: string, held: HeldBoard) => boards.push([topic, held]),
    version: (version: string) => versions.push(version),
    refused: (code: string) => refusals.push(code),
    rights: () => rights.push("asked"),
    again: () => (again += 1),
  };
  session = new ScreenSession(["lounge"], events, new ClockOffset());
});

describe("hello", () => {
  it("asks for everything at first and for what followed later", () => {
    expect(session.hello("t")).toMatchObject({ token: "t", topics: { lounge: null }, journal_id: null });
    session.receive(welcome, 0);
    snapshot(4, {});
    expect(session.hello("t")).toMatchObject({ topics: { lounge: 4 }, journal_id: "j1" });
  });

  it("goes on from a board kept over a restart", () => {
    session.restore("lounge", { number: 12, board: { shop: 1 } }, "j1", clock);
    expect(boards).toEqual([["lounge", { number: 12, board: { shop: 1 } }]]);
    expect(session.hello("t")).toMatchObject({ topics: { lounge: 12 }, journal_id: "j1" });
  });

  it("does not let a kept board replace one that the server has sent", () => {
    snapshot(20, { shop: "new" });
    session.restore("lounge", { number: 12, board: { shop: "old" } }, "j0", null);
    expect(session.heldOf("lounge")).toEqual({ number: 20, board: { shop: "new" } });
  });
});

describe("a gap", () => {
  it("keeps the board on the glass and asks for a snapshot, once", () => {
    snapshot(4, { a: 1 });
    delta(5, 6, { a: 2 });
    delta(6, 7, { a: 3 });
    expect(again).toBe(1);
    expect(session.heldOf("lounge").board).toEqual({ a: 1 });
    expect(session.hello("t").topics).toEqual({ lounge: null });
  });

  it("is over with the snapshot", () => {
    snapshot(4, { a: 1 });
    delta(5, 6, { a: 2 });
    snapshot(6, { a: 2 });
    delta(6, 7, { a: 3 });
    expect(session.heldOf("lounge")).toEqual({ number: 7, board: { a: 3 } });
    expect(again).toBe(1);
  });

  it("is found by a heartbeat when no further delta comes", () => {
    snapshot(4, { a: 1 });
    session.receive(heartbeat(4), 0);
    expect(again).toBe(0);
    session.receive(heartbeat(5), 0);
    session.receive(heartbeat(5), 0);
    expect(again).toBe(1);
  });
});

it("estimates server time from the exchange with the shortest round trip", () => {
  session.receive({ ...heartbeat(0, 10_000), clock: { ...clock, server_at: 60_050 } }, 10_100);
  session.receive({ ...heartbeat(0, 20_000), clock: { ...clock, server_at: 75_000 } }, 24_000);
  expect(session.serverTime(10_050)).toBe(60_050);
});

it("passes on the version of the front end and a refusal", () => {
  session.receive(welcome, 0);
  session.receive({ type: "refused", code: "not_allowed", detail: "" }, 0);
  expect(versions).toEqual(["v2"]);
  expect(refusals).toEqual(["not_allowed"]);
  expect(rights).toEqual([]);
});

it("passes on that somebody may do other things than before", () => {
  session.receive({ type: "rights" }, 0);
  expect(rights).toEqual(["asked"]);
});
