import { expect, it } from "vitest";
import { layWords } from "./lay_words";

const WORDS = { title: "保养 A", technician: "陈强", detail: "42/60 分" };
const free = (inside: number, right: number, shape = 50) => ({ inside, right, most: right, type: 44, shape });

it("says everything where there is room", () => {
  expect(layWords(WORDS, free(400, 0))).toEqual({ title: "保养 A 陈强", outside: false, width: 400 });
});

it("drops the technician first", () => {
  expect(layWords(WORDS, free(222, 600, 40))).toEqual({ title: "保养 A", outside: false, width: 222 });
});

it("then stands to the right of the bar", () => {
  expect(layWords(WORDS, free(90, 600))).toEqual({ title: "保养 A", outside: true, width: 600 });
});

it("stays in the bar where the lane ends beside it", () => {
  expect(layWords(WORDS, free(90, 40)).outside).toBe(false);
});

it("stays in the bar before a reserved time, the job cut rather than how it stands", () => {
  const long = { ...WORDS, title: "空调管路检漏与加注" };
  expect(layWords(long, { ...free(240, 0), most: 600 })).toEqual({ title: long.title, outside: false, width: 240 });
});

it("takes no more room from what is reserved than how it stands needs", () => {
  const laid = layWords(WORDS, { ...free(30, 0), most: 600 });
  expect(laid.outside).toBe(true);
  expect(laid.width).toBeGreaterThan(200);
  expect(laid.width).toBeLessThan(260);
});
