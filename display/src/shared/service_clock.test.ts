import { expect, it } from "vitest";
import { contactFor } from "../screens/desk/contact";
import { NOW, aCar, minutesAgo } from "./car_for_tests";
import { promiseHeat } from "./promise";
import { serviceClock } from "./service_clock.svelte";

const window = { from_at: minutesAgo(-30), to_at: minutesAgo(-45), moved: false };
const ready = aCar({ stage_kind: "ready", stage_entered_at: minutesAgo(20) });

it("is the shop's: other limits change what is near and who is called", () => {
  expect(promiseHeat(window, NOW, 0)).toBe("amber");
  expect(contactFor(ready, NOW, undefined)).toBeNull();
  serviceClock.tell({ limits: { promise_near: 1_800, collect: 600 } });
  expect(promiseHeat(window, NOW, 0)).toBe("neutral");
  expect(contactFor(ready, NOW, undefined)?.reason).toBe("uncollected");
});

it("lets nothing be late before the server has told a limit", () => {
  serviceClock.tell({ limits: {} });
  expect(serviceClock.seconds("greet")).toBe(Infinity);
  expect(promiseHeat(window, NOW, 0)).toBe("neutral");
});
