import { expect, test } from "vitest";
import { Doing } from "./doing.svelte";

test("somebody waits until it is done, and what was refused before is forgotten", async () => {
  const doing = new Doing();
  expect(await doing.run(() => Promise.reject(new Error("refused")))).toBe(false);
  expect(doing.refusal).toEqual(new Error("refused"));
  expect(doing.busy).toBe(false);
  let done = () => {};
  const running = doing.run(() => new Promise<void>((resolve) => (done = resolve)));
  expect([doing.busy, doing.refusal]).toEqual([true, null]);
  done();
  expect(await running).toBe(true);
  expect(doing.busy).toBe(false);
});
