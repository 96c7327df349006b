import { expect, it } from "vitest";
import { destinationFor, tabletOrder } from "./destination";

it.each([
  [["advisor"], null, "/desk"],
  [["foreman"], null, "/workshop"],
  [["washer"], null, "/work-list"],
  [["administrator"], null, "/administrator/devices"],
  [["manager"], null, "/manager"],
  [["technician"], "/bay/3", "/bay/3"],
  [["advisor"], "https://elsewhere.example", "/desk"],
  [["advisor"], "//elsewhere.example", "/desk"],
  [["advisor"], "/\\elsewhere.example", "/desk"],
  [[], null, "/workshop"],
])("roles %j asked %s go to %s", (roles, asked, path) => {
  expect(destinationFor(roles, asked)).toBe(path);
});

it("names those who work at the bay first, and keeps the order of the others", () => {
  const entry = (staff_id: string, ...roles: string[]) => ({ staff_id, name: { zh: staff_id, en: staff_id }, roles });
  const order = tabletOrder([entry("admin", "administrator"), entry("wang", "advisor"), entry("gao", "team_leader"), entry("chen", "technician")]);
  expect(order.map((one) => one.staff_id)).toEqual(["chen", "gao", "admin", "wang"]);
});
