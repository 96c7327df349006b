import { describe, expect, it } from "vitest";
import type { MachineHealth, PairedDeviceEntry } from "../../../shared/contract/devices";
import type { SpeakerEntry } from "../../../shared/contract/voice";
import { roomName, speakersShown, stateOf } from "./speakers";

const MACHINE: MachineHealth = {
  resolution: "",
  load: 0,
  memory_used: 0,
  temperature_c: null,
  sound: "HDMI",
  browser: "running",
  restarts: 0,
};

function device(changes: Partial<PairedDeviceEntry> = {}): PairedDeviceEntry {
  return {
    device_id: "wall",
    kind: "kiosk",
    name: "wall",
    screen: "lounge",
    paired_at: "2026-11-22T00:00:00Z",
    heard_at: null,
    online: true,
    version: "",
    machine: null,
    pictured_at: null,
    ...changes,
  };
}

function speaker(changes: Partial<SpeakerEntry> = {}): SpeakerEntry {
  return {
    device_id: "wall",
    name: "wall",
    kind: "kiosk",
    screen: "lounge",
    room: "lounge",
    player: "page",
    outcome: null,
    outcome_at: null,
    played_at: null,
    ...changes,
  };
}

describe("a speaker", () => {
  it.each([
    ["played", "ok"],
    ["blocked", "warn"],
    ["failed", "act"],
    ["silent", "act"],
  ] as const)("that last %s is %s", (outcome, status) => {
    expect(stateOf(speaker({ outcome }), device())).toEqual({ status, said: `administrator.speaker_${outcome}` });
  });

  it("is not said to play while nobody hears from it", () => {
    expect(stateOf(speaker({ outcome: "played" }), device({ online: false })).status).toBe("off");
    expect(stateOf(speaker({ outcome: "played" }), undefined).status).toBe("off");
  });

  it("says what it lacks before its first call", () => {
    expect(stateOf(speaker(), device()).said).toBe("administrator.speaker_untried");
    expect(stateOf(speaker(), device({ machine: { ...MACHINE, sound: "" } })).said).toBe("administrator.no_sound");
    expect(stateOf(speaker({ room: null }), device()).said).toBe("administrator.speaker_in_no_room");
  });
});

it("is listed where it is heard, or where its machine has told of itself", () => {
  const gate = speaker({ device_id: "gate", name: "gate", room: null });
  expect(speakersShown([speaker(), gate], [device(), device({ device_id: "gate" })])).toEqual([[speaker(), device()]]);
  const withMachine = device({ device_id: "gate", machine: MACHINE });
  expect(speakersShown([speaker(), gate], [withMachine]).map(([{ name }]) => name)).toEqual(["gate", "wall"]);
});

it("is in a room with a name, or one that only the shop knows", () => {
  expect([roomName("lounge"), roomName("tyre_store")]).toEqual(["administrator.room_lounge", null]);
});
