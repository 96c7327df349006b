import { expect, it } from "vitest";
import { NOW, minutesAgo } from "./car_for_tests";
import { promiseHeat } from "./promise";
import { serviceClock } from "./service_clock.svelte";

const window = { from_at: minutesAgo(-30), to_at: minutesAgo(-45), moved: false };

it("is the shop's: other limits change what is near", () => {
  expect(promiseHeat(window, NOW, 0)).toBe("amber");
  serviceClock.tell({ limits: { promise_near: 1_800 } });
  expect(promiseHeat(window, NOW, 0)).toBe("neutral");
});

it("lets nothing be late before the server has told a limit", () => {
  serviceClock.tell({ limits: {} });
  expect(serviceClock.seconds("greet")).toBe(Infinity);
  expect(promiseHeat(window, NOW, 0)).toBe("neutral");
});
