import { expect, it } from "vitest";
import { STATIONS } from "../../shared/walkaround/stations";
import { leftOut } from "./left_out";
import { customerPart, notesOf } from "./notes";

const unwalked = { clear: [], marks: [], photos: [] };
const walked = { ...unwalked, clear: STATIONS };
const whole = {
  ...notesOf(undefined),
  ownerName: "何平",
  ownerPhone: "13800004571",
  mileage: "52300",
  ownWords: "刹车有声音",
  stay: "leaves" as const,
};

it("names what nobody asked or looked at, in the order of the steps", () => {
  expect(leftOut(notesOf(undefined), unwalked, "")).toEqual(["name", "phone", "mileage", "walk", "own_words", "stay"]);
  expect(leftOut(whole, walked, "")).toEqual([]);
});

it("counts a number that cannot be one as missing, and none at all as told once somebody says so", () => {
  expect(leftOut({ ...whole, ownerPhone: "138001" }, walked, "")).toEqual(["phone"]);
  const without = { ...whole, ownerPhone: "", ownerNoPhone: true };
  expect(leftOut(without, walked, "")).toEqual([]);
  expect(customerPart(without)?.owner).toEqual({ name: "何平", phone: null, has_no_phone: true });
});

it("takes the kilometres of the estimate for those of the car, and half a walk-around for none", () => {
  expect(leftOut({ ...whole, mileage: "" }, { ...walked, clear: STATIONS.slice(1) }, "52300")).toEqual(["walk"]);
});
