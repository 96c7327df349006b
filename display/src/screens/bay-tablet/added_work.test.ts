import { expect, it } from "vitest";
import type { OperationEntry } from "../../shared/contract/catalogue";
import { drawnFrom, emptyDraft, emptyOption, requestOf } from "./added_work";
import { sentSize } from "../../shared/photo";

let ids = 0;
const newId = () => `id${(ids += 1)}`;
const option = (change: object) => ({ ...emptyOption(), price: "580", minutes: "40", ...change });

it("asks for a title and, for each option, a price and minutes", () => {
  expect(requestOf(emptyDraft(), newId)).toBeNull();
  expect(requestOf({ ...emptyDraft(), title: "刹车片", options: [option({ price: "" })] }, newId)).toBeNull();
  expect(requestOf({ ...emptyDraft(), title: "刹车片", options: [option({ minutes: "1.5" })] }, newId)).toBeNull();
  expect(requestOf({ ...emptyDraft(), title: " ", options: [option({})] }, newId)).toBeNull();
});

it("sends money in minor units and an unnamed option under the work's own name", () => {
  const draft = { ...emptyDraft(), title: " 刹车片 ", explanation: "", safety: true, options: [option({}), option({ title: "原厂", price: "890.50" })] };
  const request = requestOf(draft, newId)!;
  expect(request).toMatchObject({ title: { zh: "刹车片", en: "刹车片" }, explanation: null, safety: true });
  expect(request.options.map(({ title, price_minor, minutes }) => [title.zh, price_minor, minutes])).toEqual([
    ["刹车片", 58_000, 40],
    ["原厂", 89_050, 40],
  ]);
  expect(new Set(request.options.map((made) => made.option_id)).size).toBe(2);
});

it("takes title, price, minutes, safety and kind of bay from an operation of the catalogue", () => {
  const name = { zh: "前刹车片", en: "Front brake pads" };
  const operation = { operation_id: "op1", name, price_minor: 128_600, standard_minutes: 60, safety: true, bay_kind: "lift" };
  const draft = drawnFrom({ ...emptyDraft(), explanation: "2.1 mm" }, operation as OperationEntry, "前刹车片");
  const request = requestOf(draft, newId)!;
  expect(request).toMatchObject({ operation_id: "op1", bay_kind: "lift", safety: true, explanation: { zh: "2.1 mm" } });
  expect(request.options.map(({ price_minor, minutes }) => [price_minor, minutes])).toEqual([[128_600, 60]]);
});

it("keeps an operation's name in both languages until its title is written over", () => {
  const name = { zh: "前刹车片", en: "Front brake pads" };
  const operation = { operation_id: "op1", name, price_minor: 58_000, standard_minutes: 40 } as OperationEntry;
  const draft = drawnFrom(emptyDraft(), operation, "前刹车片");
  expect(requestOf(draft, newId)).toMatchObject({ title: name, options: [{ title: name }] });
  const own = { zh: "前后刹车片", en: "前后刹车片" };
  expect(requestOf({ ...draft, title: own.zh }, newId)).toMatchObject({ title: own, options: [{ title: own }] });
});

it("names the photos that go before it", () => {
  const photos = [{ photo_id: "p1", photo: new Blob(["jpeg"]) }];
  const request = requestOf({ ...emptyDraft(), title: "刹车片", options: [option({})], photos }, newId);
  expect(request).toMatchObject({ photos: ["p1"] });
});

it("makes photos smaller, never larger, and keeps their shape", () => {
  expect(sentSize(4000, 3000)).toEqual({ width: 1600, height: 1200 });
  expect(sentSize(3000, 4000)).toEqual({ width: 1200, height: 1600 });
  expect(sentSize(640, 480)).toEqual({ width: 640, height: 480 });
});
