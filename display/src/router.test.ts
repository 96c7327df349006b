import { expect, it } from "vitest";
import { destinationOf } from "./router";

it.each([
  ["/lounge", "lounge", {}],
  ["/lounge/", "lounge", {}],
  ["/bay/3", "bay-tablet", { number: "3" }],
  ["/bay/%E9%92%A3%E5%96%B71", "bay-tablet", { number: "钣喷1" }],
  ["/v/abc_-9", "phone", { link: "abc_-9" }],
  ["/workshop/stages", "workshop-stages", {}],
  ["/administrator", "administrator", {}],
  ["/administrator/devices", "administrator", { page: "devices" }],
  ["/desk/bookings", "bookings", {}],
  ["/desk/messages", "messages", {}],
  ["/parts", "shelf", {}],
  ["/book", "book", {}],
  ["/book/ABCDEFGHJK", "book", { code: "ABCDEFGHJK" }],
  ["/manager", "manager", {}],
  ["/work-list", "work-list", {}],
  ["/after-service", "after-service", {}],
  ["/settlement/o1", "settlement", { order: "o1" }],
  ["/estimate/o1", "estimate", { order: "o1" }],
  ["/v/a.b/estimate", "estimate", { link: "a.b" }],
  ["/", "home", {}],
  ["/nothing/here", "unknown", {}],
  ["/gate/list", "gate-list", {}],
  ["/workshop/body-and-paint", "body-and-paint", {}],
])("%s is the screen %s", (path, folder, props) => {
  expect(destinationOf(path)).toMatchObject({ folder, props });
});

it("knows the walls, which have no reader of their own", () => {
  const walls = ["/lounge", "/gate", "/gate/list", "/workshop", "/workshop/stages", "/workshop/body-and-paint"];
  const others = ["/bay/3", "/desk", "/v/a", "/sign-in", "/", "/nothing/here"];
  expect([...walls, ...others].filter((path) => destinationOf(path).wall)).toEqual(walls);
});

it.each([
  ["/bay/1", ["topic:desk"], "wrong-role"],
  ["/manager", ["topic:workshop"], "wrong-role"],
  ["/workshop/stages", ["topic:workshop"], "workshop-stages"],
  ["/account", [], "account"],
])("%s for whoever may %j is the screen %s", (path, allowed, folder) => {
  const person = { token: "t", staff_id: "s", name: { zh: "吴芳", en: "Wu Fang" }, roles: [], allowed, expires_at: "" };
  expect(destinationOf(path, person).folder).toBe(folder);
});
