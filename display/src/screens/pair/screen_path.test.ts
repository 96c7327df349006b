import { expect, it } from "vitest";
import { screenPath } from "./screen_path";

it.each([
  [{ screen: "bay/3", kind: "tablet" }, "/bay/3"],
  [{ screen: "gate", kind: "display" }, "/gate"],
  [{ screen: null, kind: "display" }, "/lounge"],
  [{ screen: null, kind: "tablet" }, "/"],
])("%j goes to %s", (device, path) => {
  expect(screenPath(device)).toBe(path);
});
