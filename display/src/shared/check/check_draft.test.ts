import { expect, it } from "vitest";
import type { CheckAsked } from "../contract/boards";
import { CheckDraft } from "./check_draft.svelte";

const TITLE = { zh: "无渗漏", en: "No leaks" };
const ASKED: CheckAsked = {
  checklist: [
    { item_id: "leaks", title: TITLE },
    { item_id: "levels", title: TITLE },
  ],
  road_test: true,
  causes: [{ cause_id: "noise", title: TITLE }],
  not_for: [],
};

it("is passed with every item looked at and the drive told", () => {
  const draft = new CheckDraft(ASKED);
  draft.tick("leaks");
  expect(draft.block).toEqual({ kind: "items", count: 1 });
  draft.tick("levels");
  expect(draft.block).toEqual({ kind: "drive" });
  draft.driven = true;
  draft.km = "4.5";
  expect(draft.block).toEqual({ kind: "drive" });
  draft.km = " 4 ";
  expect(draft.block).toBeNull();
  expect(draft.passed).toEqual({ checked: ["leaks", "levels"], road_test: { taken: true, km: 4 }, note: "" });
});

it("wants to know why the car was not driven", () => {
  const draft = new CheckDraft({ ...ASKED, checklist: [] });
  draft.driven = false;
  draft.km = "4";
  expect(draft.block).toEqual({ kind: "why" });
  draft.note = "暴雨";
  expect(draft.passed).toEqual({ checked: [], road_test: { taken: false, km: null }, note: "暴雨" });
});

it("takes a tick back", () => {
  const draft = new CheckDraft({ ...ASKED, road_test: false });
  for (const item of ["leaks", "levels", "leaks"]) draft.tick(item);
  expect(draft.has("leaks")).toBe(false);
  expect(draft.block).toEqual({ kind: "items", count: 1 });
});

it("asks for nothing where the flow has no list", () => {
  expect(new CheckDraft(null).block).toBeNull();
});

it("sends back for a cause of the list, or for another one in words", () => {
  const draft = new CheckDraft(ASKED);
  expect(draft.tellsWhy).toBe(false);
  draft.cause = "other";
  draft.words = " ";
  expect(draft.tellsWhy).toBe(false);
  draft.words = " 左前 ";
  expect([draft.tellsWhy, draft.failed]).toEqual([true, { cause_id: "other", cause: "左前" }]);
  draft.words = "";
  draft.cause = "noise";
  expect([draft.tellsWhy, draft.failed]).toEqual([true, { cause_id: "noise", cause: "" }]);
});
