import { expect, it } from "vitest";
import { layWords } from "./lay_words";

const WORDS = { title: "保养 A", technician: "陈强", detail: "42/60 分" };

it("says everything where there is room", () => {
  expect(layWords(WORDS, { inside: 400, right: 0, type: 44, shape: 50 })).toEqual({ title: "保养 A 陈强", outside: false });
});

it("drops the technician first", () => {
  expect(layWords(WORDS, { inside: 222, right: 600, type: 44, shape: 40 })).toEqual({ title: "保养 A", outside: false });
});

it("then stands to the right of the bar", () => {
  expect(layWords(WORDS, { inside: 90, right: 600, type: 44, shape: 50 })).toEqual({ title: "保养 A", outside: true });
});

it("stays in the bar where the lane ends beside it", () => {
  expect(layWords(WORDS, { inside: 90, right: 40, type: 44, shape: 50 }).outside).toBe(false);
});
