import { expect, test } from "vitest";
import type { SpeakerPlace } from "../../shared/contract/voice";
import { plays } from "./speaker_place";

const WALL: SpeakerPlace = { device_id: "wall", room: "lounge", player: "page", call: null };

test("a device plays what is said in its room", () => {
  expect(plays(WALL, "lounge")).toBe(true);
  expect(plays(WALL, "reception")).toBe(false);
  expect(plays({ ...WALL, room: null }, "lounge")).toBe(false);
});

test("a page is silent where its agent plays", () => {
  expect(plays({ ...WALL, player: "agent" }, "lounge")).toBe(false);
});

test("a person's own browser plays what is said anywhere", () => {
  expect(plays({ ...WALL, device_id: null, room: null }, "reception")).toBe(true);
});
