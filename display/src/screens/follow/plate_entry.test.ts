import { expect, it } from "vitest";
import { drawnPlate, isWhole, lacking, typedPlate } from "./plate_entry";

it("takes a plate as people type it", () => {
  expect(typedPlate(" 京a·1 2-345 ")).toBe("京A12345");
  expect(typedPlate("京AD068279999")).toBe("京AD06827");
});

it.each([
  ["京A12345", true],
  ["京AD06827", true],
  ["使014578", true],
  ["京A1234", false],
  ["A123456", false],
  ["WJ京12345", true],
  ["WJ京1234", false],
  ["WJ123456", false],
])("%s: whole is %s", (text, whole) => {
  expect(isWhole(text)).toBe(whole);
});

it.each([
  ["京A12345", "blue"],
  ["京AD06827", "green"],
  ["京A10257D", "yellow_green"],
  ["京A0316警", "white"],
  ["WJ京12345", "white"],
  ["川A1234应急", "white"],
  ["京A4028学", "yellow"],
  ["粤ZF023港", "black"],
  ["使014578", "black"],
] as const)("%s is drawn %s", (text, colour) => {
  expect(drawnPlate(text).colour).toBe(colour);
});

it("shows dots for what is still to be typed", () => {
  expect(drawnPlate("京A").text).toBe("京A•••••");
});

it.each([
  ["", null],
  ["京A12345", null],
  ["HELLO1", "province"],
  ["WJ12", "province"],
  ["京A12", "characters"],
  ["WJ京1234", "characters"],
] as const)("%s lacks %s", (text, missing) => {
  expect(lacking(text)).toBe(missing);
});
