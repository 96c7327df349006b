import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DUCKED, Ducking } from "./ducking";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("music is lowered quickly and comes back calmly to what it was", () => {
  const film = { volume: 0.8 };
  const ducking = new Ducking(() => [film]);
  ducking.lower();
  vi.advanceTimersByTime(200);
  expect(film.volume).toBeCloseTo((0.8 + 0.8 * DUCKED) / 2);
  vi.advanceTimersByTime(250);
  expect(film.volume).toBeCloseTo(0.8 * DUCKED);
  ducking.raise();
  vi.advanceTimersByTime(400);
  expect(film.volume).toBeLessThan(0.4);
  vi.advanceTimersByTime(1_200);
  expect(film.volume).toBeCloseTo(0.8);
});

test("a second call during the first does not take the lowered volume for the usual one", () => {
  const film = { volume: 1 };
  const ducking = new Ducking(() => [film]);
  ducking.lower();
  vi.advanceTimersByTime(500);
  ducking.raise();
  vi.advanceTimersByTime(300);
  ducking.lower();
  vi.advanceTimersByTime(500);
  expect(film.volume).toBeCloseTo(DUCKED);
  ducking.raise();
  vi.advanceTimersByTime(2_000);
  expect(film.volume).toBeCloseTo(1);
});

test("a page without music has nothing to lower", () => {
  const ducking = new Ducking(() => []);
  ducking.lower();
  ducking.raise();
  expect(vi.getTimerCount()).toBe(0);
});
