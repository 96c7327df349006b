import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Refusal, Unreachable } from "./api";
import { pageClock } from "./live/clock_offset";
import { type RefusedTap, type Tap, type TapStorage, Taps } from "./taps";

class FakeStorage implements TapStorage {
  constructor(public kept: Tap[] = []) {}

  read = async () => [...this.kept];
  write = async (taps: Tap[]) => {
    this.kept = [...taps];
  };
}

type Answer = "ok" | "unreachable" | Refusal;

function sender(answers: Record<string, Answer[]>, sent: string[]) {
  return async (tap: Tap) => {
    sent.push(tap.path);
    const answer = answers[tap.path]?.shift() ?? "ok";
    if (answer === "unreachable") throw new Unreachable();
    if (answer instanceof Refusal) throw answer;
  };
}

const noon = () => Date.parse("2025-11-21T04:00:00Z");
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("taps", () => {
  it("are sent in the order in which they were made, each before the next", async () => {
    const sent: string[] = [];
    const taps = new Taps(new FakeStorage(), noon, sender({ "/a": ["unreachable"] }, sent));
    await taps.push("/a", {});
    await taps.push("/b", {});
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent).toEqual(["/a", "/a", "/b"]);
  });

  it("keep their key and their time over retries, so that the server counts them once", async () => {
    const storage = new FakeStorage();
    const seen: Tap[] = [];
    const taps = new Taps(storage, noon, async (tap) => {
      seen.push(tap);
      if (seen.length === 1) throw new Unreachable();
    });
    await taps.push("/start-work", { order_version: 3 });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[0]!.body).toEqual({ order_version: 3, done_at: "2025-11-21T04:00:00.000Z" });
    expect(storage.kept).toEqual([]);
  });

  it("that a restart interrupted are sent by the next run", async () => {
    const storage = new FakeStorage();
    const first = new Taps(storage, noon, sender({ "/a": Array<Answer>(9).fill("unreachable") }, []));
    await first.push("/a", {});
    await first.push("/b", {});
    await settle();
    expect(storage.kept.map((tap) => tap.path)).toEqual(["/a", "/b"]);
    const sent: string[] = [];
    new Taps(new FakeStorage(storage.kept), noon, sender({}, sent));
    await vi.waitFor(() => expect(sent).toEqual(["/a", "/b"]));
  });

  it("that are refused are reported and do not hold up the others", async () => {
    const refused: RefusedTap[] = [];
    const sent: string[] = [];
    const stage = new Refusal(409, "stage_not_allowed", { allowed: ["finish_work"] });
    const taps = new Taps(new FakeStorage(), noon, sender({ "/a": [stage] }, sent));
    taps.onrefused = (one) => refused.push(one);
    await taps.push("/a", {});
    await taps.push("/b", {});
    await settle();
    expect(refused.map((one) => [one.tap.path, one.refusal.code])).toEqual([["/a", "stage_not_allowed"]]);
    expect(sent).toEqual(["/a", "/b"]);
  });

  it("say when they were pressed only if they did not have to wait", async () => {
    pageClock.add(0, 0, 0);
    const pressed: Array<[string, boolean]> = [];
    let reachable = false;
    const taps = new Taps(new FakeStorage(), noon, async (tap, pressedAt) => {
      pressed.push([tap.path, pressedAt !== undefined]);
      if (!reachable) throw new Unreachable();
    });
    await taps.push("/a", {});
    await settle();
    await taps.push("/b", {});
    await settle();
    reachable = true;
    await vi.advanceTimersByTimeAsync(5_000);
    await taps.push("/c", {});
    await settle();
    expect(pressed[0]).toEqual(["/a", true]);
    expect(pressed.slice(-3)).toEqual([
      ["/a", false],
      ["/b", false],
      ["/c", true],
    ]);
  });

  it("wait while the sign-in has run out, and go when woken", async () => {
    const sent: string[] = [];
    const signedOut = new Refusal(401, "not_signed_in", {});
    const taps = new Taps(new FakeStorage(), noon, sender({ "/a": [signedOut] }, sent));
    let waiting = -1;
    taps.onchange = (now) => (waiting = now.length);
    await taps.push("/a", {});
    await settle();
    expect(waiting).toBe(1);
    taps.wake();
    await settle();
    expect(waiting).toBe(0);
    expect(sent).toEqual(["/a", "/a"]);
  });
});
