import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Session } from "./contract/deeds";
import { currentToken, deviceToken, dropSession, keepDeviceToken, keepSession, shareSession, takeTokenFromAddress } from "./token";

function sessionOf(token: string): Session {
  return { token, staff_id: "s1", name: { zh: "陈强", en: "Chen Qiang" }, roles: ["technician"], allowed: [], expires_at: "2026-01-01T00:00:00Z" };
}

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});

describe("whose token a page uses", () => {
  it("is the device's own at its path, and nobody's elsewhere", () => {
    keepDeviceToken("wall", "/lounge");
    expect(currentToken("/lounge/")).toBe("wall");
    expect(currentToken("/gate")).toBeNull();
  });

  it("is the technician's while one is signed in at the tablet, then the tablet's again", () => {
    keepDeviceToken("tablet", "/bay/3");
    keepSession(sessionOf("chen"), "/bay/3");
    expect(currentToken("/bay/3")).toBe("chen");
    dropSession("/bay/3");
    expect(currentToken("/bay/3")).toBe("tablet");
  });

  it("is never the session of another screen in the same browser", () => {
    keepDeviceToken("tablet", "/bay/3");
    keepSession(sessionOf("advisor"));
    expect(currentToken("/bay/3")).toBe("tablet");
    expect(currentToken("/desk")).toBe("advisor");
  });

  it("is that of whoever came by an address on every page that has nobody of its own", () => {
    keepDeviceToken("advisor's", "/desk");
    keepSession(sessionOf("advisor's"), "/desk");
    keepDeviceToken("tablet", "/bay/3");
    shareSession("/desk");
    expect(currentToken("/desk/bookings")).toBe("advisor's");
    expect(currentToken("/bay/3")).toBe("tablet");
  });

  it("is not a device's on other pages, however it came", () => {
    keepDeviceToken("wall", "/lounge");
    shareSession("/lounge");
    expect(currentToken("/gate")).toBeNull();
  });

  it("is in the path of a customer's link, whoever is signed in", () => {
    keepSession(sessionOf("advisor"));
    expect(currentToken("/v/abc123")).toBe("abc123");
  });

  it("is taken out of the address, so that nobody copies it with the link", () => {
    const replaceState = vi.fn();
    vi.stubGlobal("history", { state: null, replaceState });
    takeTokenFromAddress({ hash: "#token=secret", pathname: "/lounge", search: "?lang=en" } as Location);
    expect(deviceToken("/lounge")).toBe("secret");
    expect(replaceState).toHaveBeenCalledWith(null, "", "/lounge?lang=en");
  });
});
