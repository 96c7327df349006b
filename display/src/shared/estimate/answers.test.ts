import { expect, test } from "vitest";
import { aLine } from "../car_for_tests";
import { EstimateAnswers } from "./answers.svelte";

const oil = aLine({ line_id: "oil", price_minor: 100 });
const pads = aLine({
  line_id: "pads",
  price_minor: 500,
  options: [{ option_id: "b", title: oil.title, detail: oil.title, minutes: 30, price_minor: 300 }],
});
const recall = aLine({ line_id: "recall", price_minor: 900, payer: "warranty" });
const LINES = [oil, pads, recall];

test("all is agreed to until the customer says otherwise, and nothing is said of it", () => {
  const answers = new EstimateAnswers();
  expect(answers.body(LINES)).toEqual({});
  expect(answers.due(LINES)).toBe(600);
});

test("a declined line is not paid for, and comes back at a second press", () => {
  const answers = new EstimateAnswers();
  answers.turn(oil);
  expect([answers.due(LINES), answers.body(LINES)]).toEqual([500, { declined: ["oil"] }]);
  answers.turn(oil);
  expect(answers.body(LINES)).toEqual({});
});

test("another way counts with its own price, unless the line is declined", () => {
  const answers = new EstimateAnswers();
  answers.chosen["pads"] = "b";
  expect([answers.due(LINES), answers.body(LINES)]).toEqual([400, { chosen: { pads: "b" } }]);
  answers.turn(pads);
  expect(answers.body(LINES)).toEqual({ declined: ["pads"] });
});

test("lines that the estimate has not any more are not answered", () => {
  const answers = new EstimateAnswers();
  answers.turn(oil);
  expect(answers.body([pads])).toEqual({});
});
