import { expect, test } from "vitest";
import type { AnnouncementEntry, Receipt } from "../../shared/contract/voice";
import { stateOf, unheardAt } from "./voice_calls.svelte";

const CALL: AnnouncementEntry = {
  announcement_id: "a",
  kind: "ready",
  visit_id: "v",
  caption: { zh: "请", en: "Please" },
  room: "lounge",
  queued_at: "2025-11-21T06:06:00Z",
  takes: 2,
  speaking: false,
  ending: null,
  receipts: [],
};

function receipt(speaker: string, outcome: Receipt["outcome"], take = 2, player: Receipt["player"] = "page"): Receipt {
  return { take, speaker, player, outcome };
}

test("a call waits, is spoken, and ends", () => {
  expect(stateOf(CALL)).toBe("waiting");
  expect(stateOf({ ...CALL, speaking: true })).toBe("speaking");
  expect(stateOf({ ...CALL, ending: "unheard" })).toBe("unheard");
});

test("speakers that failed the last take are named once, unless their agent played it", () => {
  const receipts = [
    receipt("wall", "failed", 1),
    receipt("wall", "blocked"),
    receipt("wall", "played", 2, "agent"),
    receipt("window", "failed"),
    receipt("window", "silent"),
  ];
  expect(unheardAt({ ...CALL, receipts }).map(({ speaker }) => speaker)).toEqual(["window"]);
});
