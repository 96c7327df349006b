import { afterEach, expect, it, vi } from "vitest";
import { PageTurner } from "./page_turner.svelte";
import { pageSeconds, pagesOf } from "./paging";
import { words } from "./words.svelte";

afterEach(() => vi.useRealTimers());

it("cuts rows into pages and has one page for none", () => {
  expect(pagesOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(pagesOf([], 9)).toEqual([[]]);
});

it.each([1, 2, 5, 6, 7, 10, 12, 13])("brings each of %d pages back within a minute, and leaves time to read it", (count) => {
  const stays = pageSeconds(count);
  expect(stays * (count - 1)).toBeLessThanOrEqual(60);
  expect(stays).toBeGreaterThanOrEqual(5);
  expect(stays).toBeLessThanOrEqual(12);
});

it("shows every page in one language before the other follows", () => {
  vi.useFakeTimers();
  const turned = vi.spyOn(words, "turn");
  const turner = new PageTurner({ pages: () => 3 });
  vi.advanceTimersByTime(24_000);
  expect([turner.indexOf(3), turned.mock.calls.length]).toEqual([2, 0]);
  vi.advanceTimersByTime(12_000);
  expect([turner.indexOf(3), turned.mock.calls.length]).toEqual([0, 1]);
  turner.stop();
});

it("waits while something else is on the glass, and for good once it is stopped", () => {
  vi.useFakeTimers();
  let greeting = true;
  const turner = new PageTurner({ held: () => greeting });
  vi.advanceTimersByTime(36_000);
  expect(turner.turn).toBe(0);
  greeting = false;
  vi.advanceTimersByTime(12_000);
  expect(turner.turn).toBe(1);
  turner.stop();
  vi.advanceTimersByTime(60_000);
  expect(turner.turn).toBe(1);
});
