import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ServerMessage } from "../contract/realtime";
import { Link, type Socket } from "./link";

class FakeSocket implements Socket {
  readyState: Socket["readyState"] = 0;
  sent: string[] = [];
  onopen: Socket["onopen"] = null;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  closed = false;

  open(): void {
    this.readyState = 1;
    this.onopen?.call(this as unknown as WebSocket, new Event("open"));
  }

  say(message: ServerMessage): void {
    this.onmessage?.call(this as unknown as WebSocket, { data: JSON.stringify(message) } as MessageEvent);
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.closed = true;
    this.readyState = 3;
  }

  break(): void {
    this.readyState = 3;
    this.onclose?.call(this as unknown as WebSocket, new Event("close") as CloseEvent);
  }
}

const heartbeat: ServerMessage = {
  type: "heartbeat",
  sent_at: 0,
  clock: { server_at: 0, shop_at: 0, rate: 1 },
  topics: {},
};

let sockets: FakeSocket[];
let opened: number;
let link: Link;
let page: EventTarget & { hidden: boolean };
let view: EventTarget;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", (page = Object.assign(new EventTarget(), { hidden: false })));
  vi.stubGlobal("window", (view = new EventTarget()));
  sockets = [];
  opened = 0;
  link = new Link(
    () => {
      sockets.push(new FakeSocket());
      return sockets.at(-1)!;
    },
    { opened: () => (opened += 1), received: () => {}, painted: () => [] },
  );
});

afterEach(() => {
  link.stop();
  vi.useRealTimers();
});

describe("the link", () => {
  it("pulses every two seconds while it is open", () => {
    sockets[0]!.open();
    vi.advanceTimersByTime(2_000);
    sockets[0]!.say(heartbeat);
    vi.advanceTimersByTime(2_000);
    expect(opened).toBe(1);
    expect(sockets[0]!.sent.map((text) => JSON.parse(text).type)).toEqual(["pulse", "pulse"]);
  });

  it("comes back after pauses that grow", () => {
    const pauses = Array.from({ length: 6 }, () => {
      const before = Date.now();
      sockets.at(-1)!.break();
      const count = sockets.length;
      while (sockets.length === count) vi.advanceTimersByTime(50);
      return Date.now() - before;
    });
    expect(pauses[5]!).toBeGreaterThan(3 * pauses[0]!);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(10_050);
  });

  it("begins again with short pauses once the server has spoken", () => {
    for (let failure = 0; failure < 6; failure += 1) {
      sockets.at(-1)!.break();
      vi.advanceTimersByTime(10_050);
    }
    sockets.at(-1)!.open();
    sockets.at(-1)!.say(heartbeat);
    const count = sockets.length;
    sockets.at(-1)!.break();
    vi.advanceTimersByTime(650);
    expect(sockets.length).toBe(count + 1);
  });

  it("gives up an open socket that says nothing, as when a cable is pulled", () => {
    sockets[0]!.open();
    vi.advanceTimersByTime(16_000);
    expect(sockets[0]!.closed).toBe(true);
    expect(sockets.length).toBe(2);
  });

  it("lets a new attempt have its full time", () => {
    sockets[0]!.open();
    vi.advanceTimersByTime(16_000);
    vi.advanceTimersByTime(9_000);
    expect(sockets.length).toBe(2);
  });

  it("tries at once when the page is seen again or the network is back", () => {
    sockets[0]!.break();
    page.dispatchEvent(new Event("visibilitychange"));
    expect(sockets.length).toBe(2);
    sockets[1]!.break();
    view.dispatchEvent(new Event("online"));
    expect(sockets.length).toBe(3);
  });

  it("asks seldom after a refusal", () => {
    link.refuse();
    sockets[0]!.break();
    vi.advanceTimersByTime(14_000);
    expect(sockets.length).toBe(1);
    vi.advanceTimersByTime(2_000);
    expect(sockets.length).toBe(2);
  });

  it("says nothing and tries nothing once it is stopped", () => {
    sockets[0]!.open();
    link.stop();
    vi.advanceTimersByTime(60_000);
    page.dispatchEvent(new Event("visibilitychange"));
    expect(sockets.length).toBe(1);
    expect(sockets[0]!.sent).toEqual([]);
  });
});
