import { expect, test } from "vitest";
import type { JobLine } from "../contract/boards";
import { minutesOf, payerSums, priceOf } from "./payer_sums";

test("what the customer and the others pay adds up to all lines", () => {
  const sums = payerSums([
    { amount: 55_900 },
    { payer: "customer", amount: 67_800 },
    { payer: "warranty", amount: 106_000 },
  ]);
  expect(sums).toEqual({ whole: 229_700, customer: 123_700, others: [{ payer: "warranty", amount: 106_000 }] });
});

test("added work that was declined keeps the price at which it was offered", () => {
  const offered = { options: [{ price_minor: 22_000, minutes: 15 }], option_id: null, price_minor: 0, standard_minutes: 0 };
  expect([priceOf(offered as unknown as JobLine), minutesOf(offered as unknown as JobLine)]).toEqual([22_000, 15]);
});
