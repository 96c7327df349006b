import { expect, it } from "vitest";
import type { Session } from "./contract/deeds";
import { ROOMS, STAFF_PAGES, mayOpen, ownPageOf, pagesFor } from "./pages";

function somebody(...allowed: string[]): Session {
  return { token: "t", staff_id: "s", name: { zh: "吴芳", en: "Wu Fang" }, roles: [], allowed, expires_at: "" };
}

it("offers only what the person's rights allow, room by room", () => {
  const offered = pagesFor(somebody("topic:desk", "keep_shelf", "finish_wash"));
  expect(offered.map(({ path }) => path)).toEqual(["/desk", "/desk/bookings", "/work-list", "/parts"]);
  expect(pagesFor(somebody())).toEqual([]);
});

it("keeps nobody from a page that is not the staff's own", () => {
  expect(mayOpen("/follow", somebody())).toBe(true);
  expect(mayOpen("/manager", somebody("topic:desk"))).toBe(false);
});

it("has each page once, and the pages of a room together", () => {
  const paths = STAFF_PAGES.map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  const order = STAFF_PAGES.map(({ room }) => ROOMS.indexOf(room));
  expect(order).toEqual(order.toSorted());
});

it("lets everybody begin at a page of the staff", () => {
  const roles = ["advisor", "cashier", "team_leader", "inspector", "washer", "parts", "manager", "foreman", "administrator"];
  const known = STAFF_PAGES.map(({ path }) => path);
  for (const role of [...roles, "technician"]) expect(known).toContain(ownPageOf([role]));
});
