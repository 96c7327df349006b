import { expect, test } from "vitest";
import { surnameOf } from "./names";

test("a surname is the first character in Chinese, and the last word in English", () => {
  expect(surnameOf({ zh: " 韩梅梅", en: "Meimei  Han " })).toEqual({ zh: "韩", en: "Han" });
});

test("without a name there is none", () => {
  expect(surnameOf({ zh: "", en: " " })).toEqual({ zh: "", en: "" });
});
