import { beforeEach, expect, it, vi } from "vitest";
import type { Session } from "./contract/deeds";
import { may } from "./may";
import { changeOf, signedIn } from "./signed_in.svelte";
import { keepSession } from "./token";

function somebody(...allowed: string[]): Session {
  const name = { zh: "吴", en: "Wu" };
  return { token: "t", staff_id: "s", name, roles: ["cashier"], allowed, expires_at: "2099-01-01T00:00:00Z" };
}

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("location", { pathname: "/desk" });
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

it("tells what was gained and what was lost", () => {
  expect(changeOf(somebody("a", "b"), somebody("b", "c"))).toEqual({ gained: ["c"], lost: ["a"] });
});

it("tells nothing where nothing changed, or where it is somebody else", () => {
  expect(changeOf(somebody("a"), somebody("a"))).toBeNull();
  expect(changeOf(null, somebody("a"))).toBeNull();
  expect(changeOf(somebody("a"), { ...somebody("b"), staff_id: "another" })).toBeNull();
});

it("keeps a change until it was read, and tells who follows", () => {
  const follower = vi.fn();
  signedIn.follow(follower);
  const before = somebody("settle_order");
  keepSession(somebody("call_customer"));
  signedIn.renewed(before);
  signedIn.renewed(somebody("call_customer"));

  expect(signedIn.change).toEqual({ gained: ["call_customer"], lost: ["settle_order"] });
  expect(follower).toHaveBeenCalledTimes(2);
  expect(may("call_customer")).toBe(true);
  expect(may("settle_order")).toBe(false);
});
