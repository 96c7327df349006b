import { expect, it } from "vitest";
import type { ShopSkill } from "../../../shared/contract/people";
import { ending, entriesOf, rowsOf } from "./skills";

function skill(key: string, certificate = false): ShopSkill {
  return { skill: key, name: { zh: key, en: key }, certificate };
}

it("says only what is ticked, with a day where it takes one", () => {
  const rows = rowsOf([skill("brakes"), skill("high_voltage", true), skill("paint")], [
    { skill: "brakes", until: null },
    { skill: "high_voltage", until: "2027-01-31" },
  ]);
  expect(rows.map((row) => row.held)).toEqual([true, true, false]);
  rows[2]!.held = true;
  rows[2]!.until = "2026-01-01";
  expect(entriesOf(rows)).toEqual([
    { skill: "brakes", until: null },
    { skill: "high_voltage", until: "2027-01-31" },
    { skill: "paint", until: null },
  ]);
});

it("warns of what has run out and of what soon will, the first to end first", () => {
  const held = [
    { skill: "a", until: "2026-12-22" },
    { skill: "b", until: "2026-11-21" },
    { skill: "c", until: "2026-12-23" },
    { skill: "d", until: null },
  ];
  expect(ending(held, "2026-11-22", 30).map((entry) => entry.skill)).toEqual(["b", "a"]);
  expect(ending(null, "2026-11-22", 30)).toEqual([]);
});
