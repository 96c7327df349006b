import { expect, test } from "vitest";
import { CatalogueSearch } from "./catalogue_search.svelte";
import type { Catalogue } from "./contract/catalogue";

const PRICES = { labour_hour_minor: 24_000, tax_basis_points: 1_300 };
const answerOf = (count: number): Catalogue => ({ operations: [], count, prices: PRICES });

test("the answer to the newest question counts, whichever comes last", async () => {
  const waiting: ((answer: Catalogue) => void)[] = [];
  const search = new CatalogueSearch(null, 20, () => new Promise((done) => waiting.push(done)));
  const [first, second] = [search.again(), search.again()];
  waiting[1]!(answerOf(2));
  waiting[0]!(answerOf(1));
  await Promise.all([first, second]);
  expect(search.answer?.count).toBe(2);
});

test("it asks for the words, the flow and how many", async () => {
  const asked: string[] = [];
  const search = new CatalogueSearch("express", 20, async (path) => {
    asked.push(path);
    return answerOf(0);
  });
  search.typed = " 刹车 ";
  await search.again();
  expect(asked).toEqual([`/api/catalogue?search=${encodeURIComponent("刹车")}&most=20&flow=express`]);
});
