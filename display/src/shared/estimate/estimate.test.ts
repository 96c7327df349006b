import { expect, test } from "vitest";
import type { OperationEntry } from "../contract/catalogue";
import type { EstimateEntry } from "../contract/estimates";
import { thousandthsFrom } from "../quantity";
import { minutesFrom } from "./estimate";
import { EstimateDraft } from "./estimate_draft.svelte";
import { amountMinor, taxIn } from "./estimate_money";

const PRICES = { labour_hour_minor: 24_000, tax_basis_points: 1_300 };
const OIL: OperationEntry = {
  operation_id: "1",
  code: "M101",
  name: { zh: "更换机油", en: "Oil change" },
  standard_minutes: 35,
  flow: "mechanical",
  bay_kind: "lift",
  skills: [],
  safety: true,
  consumables_minor: 1_000,
  parts: [
    { number: "OIL", brand: "Shell", name: { zh: "机油", en: "Oil" }, quantity_thousandths: 4_500, price_minor: 6_800 },
  ],
  offered: true,
  price_minor: 45_600,
};

function withOil(): EstimateDraft {
  const draft = new EstimateDraft("保养");
  draft.add(OIL, PRICES);
  return draft;
}

test("an operation takes the place of the booked title, with its costs", () => {
  const lines = withOil().lines();
  expect(lines).toHaveLength(1);
  expect(lines?.[0]).toMatchObject({ operation_id: "1", standard_minutes: 35, price_minor: 45_600, safety: true, bay_kind: "lift" });
  expect(lines?.[0]?.costs?.map((cost) => cost.kind)).toEqual(["labour", "part", "consumable"]);
});

test("a line in words is sent in both languages and in minor units; blank ones are left out", () => {
  const draft = new EstimateDraft();
  Object.assign(draft.items[0]!.free, { title: " 换机油 ", minutes: "40", price: "1,286.5" });
  draft.addFree();
  expect(draft.lines()).toEqual([
    { title: { zh: "换机油", en: "换机油" }, standard_minutes: 40, price_minor: 128_650, payer: "customer" },
  ]);
});

test.each([
  ["nothing", { title: "", minutes: "", price: "" }],
  ["no title", { title: " ", minutes: "40", price: "1" }],
  ["no price", { title: "换机油", minutes: "40", price: "" }],
  ["minutes that are no number", { title: "换机油", minutes: "1h", price: "1" }],
])("%s is not an estimate yet", (_, typed) => {
  const draft = new EstimateDraft();
  Object.assign(draft.items[0]!.free, typed);
  expect(draft.lines()).toBeNull();
});

test("what is typed counts: pieces, minutes, a discount on each cost, and who pays", () => {
  const draft = withOil();
  const [item] = draft.items;
  item!.costs[0]!.typed = "30";
  item!.costs[1]!.typed = "5";
  item!.discount = "5";
  item!.payer = "warranty";
  expect(draft.total).toBe(11_400 + 32_300 + 950);
  expect([draft.due, draft.minutes, draft.work]).toEqual([0, 30, ["lift:30"]]);
  expect(draft.tax).toBe(taxIn(11_400, 1_300) + taxIn(32_300, 1_300) + taxIn(950, 1_300));
  item!.costs[1]!.typed = "none";
  expect(draft.lines()).toBeNull();
});

test.each([
  [{ kind: "labour", price_minor: 24_000, minutes: 35 }, 14_000, 1_611],
  [{ kind: "part", price_minor: 6_800, quantity_thousandths: 4_500 }, 30_600, 3_520],
  [{ kind: "part", price_minor: 42_000, discount_basis_points: 500 }, 39_900, 4_590],
  [{ kind: "consumable", price_minor: 1 }, 1, 0],
] as const)("known lines come out as on the server: %j", (cost, amount, tax) => {
  const line = { ...cost, title: { zh: "", en: "" } };
  expect([amountMinor(line), taxIn(amountMinor(line), 1_300)]).toEqual([amount, tax]);
});

test.each([
  ["0", 0],
  ["6000", 6_000],
  ["6001", null],
  ["-1", null],
  ["1.5", null],
])("%j minutes are %j", (typed, minutes) => {
  expect(minutesFrom(typed)).toBe(minutes);
});

test.each([
  ["1", 1_000],
  ["0.25", 250],
  ["4.5", 4_500],
  ["0", null],
  ["1.2345", null],
  ["", null],
])("%j pieces are %j thousandths", (typed, thousandths) => {
  expect(thousandthsFrom(typed)).toBe(thousandths);
});

test("a version that was made is written again as it was", () => {
  const line = withOil().lines()![0]!;
  const costs = line.costs!.map((cost) => ({
    number: "",
    brand: "",
    minutes: 0,
    quantity_thousandths: 1_000,
    ...cost,
    discount_basis_points: 500,
    discount_minor: 0,
    amount_minor: 0,
    tax_minor: 0,
  }));
  const item = {
    line_id: "1",
    operation_id: "1",
    title: line.title,
    explanation: { zh: "渗油", en: "渗油" },
    payer: "customer" as const,
    safety: true,
    standard_minutes: 35,
    bay_kind: "lift",
    amount_minor: 43_320,
    costs,
  };
  const free = { ...item, operation_id: null, title: { zh: "洗车", en: "洗车" }, costs: [], amount_minor: 1_050 };
  const draft = EstimateDraft.of({ items: [item, free] } as unknown as EstimateEntry);
  expect(draft.lines()).toMatchObject([
    { operation_id: "1", price_minor: 43_320, bay_kind: "lift", safety: true, explanation: item.explanation },
    { title: free.title, standard_minutes: 35, price_minor: 1_050 },
  ]);
});

test("what is kept on the device is the same estimate again", () => {
  const draft = withOil();
  draft.addFree();
  Object.assign(draft.items[1]!.free, { title: "清洗", minutes: "20", price: "90" });
  Object.assign(draft.items[0]!, { payer: "warranty", discount: "5", risk: "会漏油" });
  draft.items[0]!.costs[0]!.typed = "50";
  const again = new EstimateDraft();
  again.take(JSON.parse(JSON.stringify(draft.keep())));
  expect(again.lines()).toEqual(draft.lines());
  expect(again.total).toBe(draft.total);
  expect(again.tax).toBe(draft.tax);
});

test("a job that came back is told while the shop pays for it", () => {
  const draft = withOil();
  Object.assign(draft.items[0]!, { payer: "internal", repeats: "line-1" });
  const again = new EstimateDraft();
  again.take(JSON.parse(JSON.stringify(draft.keep())));
  expect(again.lines()![0]!.repeats).toBe("line-1");
  again.items[0]!.payer = "customer";
  expect(again.lines()![0]!.repeats).toBeUndefined();
});

test("an estimate begins with what was booked, and with the words that are no operation", () => {
  const draft = new EstimateDraft("更换机油、听异响");
  draft.begin({ operations: [OIL], prices: PRICES, other: true, other_minutes: 45 }, "更换机油、听异响");
  expect(draft.items.map((item) => [item.operation?.code ?? "", item.free.title, item.free.minutes, item.amount])).toEqual([
    ["M101", "", "", 45_600],
    ["", "听异响", "45", 0],
  ]);
});

test("what somebody has begun to write is not overwritten by the booking", () => {
  const draft = withOil();
  draft.begin({ operations: [OIL, OIL], prices: PRICES, other: false, other_minutes: 0 }, "保养");
  expect(draft.items).toHaveLength(1);
});

test("work that was booked in words alone keeps its minutes", () => {
  const draft = new EstimateDraft("听异响");
  draft.begin({ operations: [], prices: PRICES, other: true, other_minutes: 45 }, "听异响");
  expect(draft.items.map((item) => [item.free.title, item.free.minutes])).toEqual([["听异响", "45"]]);
  expect(draft.prices).toBeNull();
});
