import { expect, it } from "vitest";
import type { Session } from "./contract/deeds";
import { may } from "./may";

const CASHIER: Session = {
  token: "t",
  staff_id: "s",
  name: { zh: "吴", en: "Wu" },
  roles: ["cashier"],
  allowed: ["settle_order"],
  expires_at: "2026-01-01T00:00:00Z",
};

it("goes by the server's list, never by the role's name", () => {
  expect(may("settle_order", CASHIER)).toBe(true);
  expect(may("call_customer", CASHIER)).toBe(false);
  expect(may("settle_order", null)).toBe(false);
});
