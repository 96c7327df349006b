import { expect, it } from "vitest";
import { Refusal } from "./api";
import { isUnpaired, placeAfter } from "./find_place";

const device = { device_id: "1", kind: "display", name: "TV", screen: "gate" };

it.each([
  ["another screen is its place now", device, "/gate"],
  ["the same screen: it stays", { ...device, screen: "lounge" }, null],
  ["an agent has no screen", { ...device, screen: null }, null],
  ["revoked: it pairs again", new Refusal(401, "not_signed_in", {}), "/pair"],
  ["too many questions: it stays", new Refusal(429, "too_many_attempts", {}), null],
])("%s", (_, asked, place) => {
  expect(placeAfter(asked, "/lounge")).toBe(place);
});

it.each([
  [null, "/lounge", true],
  [null, "/gate/list", true],
  [null, "/bay/3", true],
  ["token", "/lounge", false],
  [null, "/desk", false],
  [null, "/v/link", false],
])("with the token %s the screen at %s is unpaired: %s", (token, path, unpaired) => {
  expect(isUnpaired(token, path)).toBe(unpaired);
});
