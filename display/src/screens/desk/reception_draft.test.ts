import { expect, test } from "vitest";
import { NOW } from "../../shared/car_for_tests";
import { ReceptionDraft } from "./reception_draft.svelte";
import { VehicleDraft } from "./vehicle_draft.svelte";

const SHANGHAI = "Asia/Shanghai";

function written(vehicle: VehicleDraft | null = null): ReceptionDraft {
  const draft = new ReceptionDraft("保养", vehicle);
  Object.assign(draft.estimate.items[0]!.free, { minutes: "60", price: "860" });
  return draft;
}

test("a registered car's reception says nothing of the car", () => {
  const body = written().body(NOW, SHANGHAI);
  expect(body?.lines).toHaveLength(1);
  expect(body).not.toHaveProperty("vehicle");
});

test.each([
  ["", ""],
  ["宝马", " "],
  [" ", "3系"],
])("a walk-in of brand %j and series %j cannot be finished", (brand, series) => {
  const vehicle = Object.assign(new VehicleDraft(), { brand, series, colour: "白" });
  expect(written(vehicle).body(NOW, SHANGHAI)).toBeNull();
});

test.each([
  ["", null],
  [" 白 ", { zh: "白", en: "白" }],
])("a walk-in's words stand for both languages; its colour %j is sent as %j", (typed, colour) => {
  const vehicle = Object.assign(new VehicleDraft(), { brand: "宝马 ", series: "3系", colour: typed });
  expect(written(vehicle).body(NOW, SHANGHAI)?.vehicle).toEqual({
    brand: { zh: "宝马", en: "宝马" },
    series: { zh: "3系", en: "3系" },
    colour,
  });
});

test("what the car is does not make up for an estimate", () => {
  const vehicle = Object.assign(new VehicleDraft(), { brand: "宝马", series: "3系" });
  expect(new ReceptionDraft("保养", vehicle).body(NOW, SHANGHAI)).toBeNull();
});

const ALLOWED = { from_at: "2025-11-21T08:00:00Z", to_at: "2025-11-21T08:20:00Z" };
const POSSIBLE = { ...ALLOWED, bay_kind: "lift", bays: 4, waiting_minutes: 60, work_minutes: 60, other_minutes: 20 };

test("what the bays allow is proposed; an earlier window needs a reason", () => {
  const draft = written();
  draft.possible.answer = POSSIBLE;
  expect(draft.body(NOW, SHANGHAI)).toMatchObject({ promised_from: "2025-11-21T08:00:00.000Z" });
  expect([draft.from(NOW, SHANGHAI), draft.to(NOW, SHANGHAI)]).toEqual(["16:00", "16:20"]);
  [draft.typedFrom, draft.typedTo] = ["15:00", "15:20"];
  expect(draft.isTooEarly(NOW, SHANGHAI)).toBe(true);
  expect(draft.body(NOW, SHANGHAI)).toBeNull();
  draft.reason = " 马师傅加班 ";
  expect(draft.body(NOW, SHANGHAI)).toMatchObject({ promise_reason: "马师傅加班" });
});
