import { describe, expect, it, test } from "vitest";
import type { Call } from "../../shared/contract/boards";
import type { SpeakerPlace } from "../../shared/contract/voice";
import { callShown, plays } from "./own_speaker.svelte";

const WALL: SpeakerPlace = { device_id: "wall", room: "lounge", player: "page", call: null };
const NOWHERE: SpeakerPlace = { ...WALL, room: null };

function call(id: string, calledAt: string): Call {
  return {
    announcement_id: id,
    visit_id: null,
    plate: null,
    caption: { zh: id, en: id },
    audio: null,
    seconds: 1,
    called_at: calledAt,
    take: 1,
    room: "lounge",
  };
}

describe("what is played", () => {
  test("by a device is what is said in its room", () => {
    expect(plays(WALL, "lounge")).toBe(true);
    expect(plays(WALL, "reception")).toBe(false);
    expect(plays(NOWHERE, "lounge")).toBe(false);
  });

  test("is silent on a page whose agent plays", () => {
    expect(plays({ ...WALL, player: "agent" }, "lounge")).toBe(false);
  });

  test("is everything in a person's own browser, and where nobody could be asked", () => {
    expect(plays({ ...NOWHERE, device_id: null }, "reception")).toBe(true);
    expect(plays(null, "reception")).toBe(true);
  });
});

describe("the caption", () => {
  const calls = [
    ["lounge", call("older", "2026-11-22T06:00:00Z")],
    ["reception", call("newer", "2026-11-22T06:01:00Z")],
  ] as const;

  it("is that of the screen's own room", () => {
    expect(callShown(calls, WALL)?.announcement_id).toBe("older");
    expect(callShown(calls, { ...WALL, room: "reception" })?.announcement_id).toBe("newer");
    expect(callShown(calls, { ...WALL, room: "workshop" })).toBeUndefined();
  });

  it("is the newest of all on a screen that is in no room, or cannot ask", () => {
    expect(callShown(calls, NOWHERE)?.announcement_id).toBe("newer");
    expect(callShown(calls, null)?.announcement_id).toBe("newer");
    expect(callShown([], null)).toBeUndefined();
  });

  it("waits until the screen knows where it is", () => {
    expect(callShown(calls, undefined)).toBeUndefined();
  });
});
