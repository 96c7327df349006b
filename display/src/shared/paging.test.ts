import { expect, it } from "vitest";
import { pagesOf } from "./paging";

it("cuts rows into pages and has one page for none", () => {
  expect(pagesOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(pagesOf([], 9)).toEqual([[]]);
});
