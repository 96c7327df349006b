import { expect, it } from "vitest";
import { serviceClock } from "./service_clock.svelte";

it("lets nothing be late before the server has told a limit", () => {
  serviceClock.tell({ limits: {} });
  expect(serviceClock.seconds("greet")).toBe(Infinity);
  serviceClock.tell({ limits: { greet: 60 } });
  expect(serviceClock.seconds("greet")).toBe(60);
});
