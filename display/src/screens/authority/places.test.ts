import { expect, it } from "vitest";
import { groupsOf, placesOf } from "./places";

const TOLD = {
  name: "Glassbay Anhe",
  fingerprint: "ab",
  ends_at: "2036-11-18T00:00:00Z",
  served_as: ["shop.lan", "192.168.1.20", "fd00::20"],
  secure_port: 8080,
  plain_port: 8088,
};

it.each([
  ["192.168.1.20", "http://192.168.1.20:8088/authority", "https://192.168.1.20:8080/"],
  ["shop.lan", "http://shop.lan:8088/authority", "https://shop.lan:8080/"],
  ["[fd00::20]", "http://[fd00::20]:8088/authority", "https://[fd00::20]:8080/"],
  ["localhost", "http://192.168.1.20:8088/authority", "https://localhost:8080/"],
  ["127.0.0.1", "http://192.168.1.20:8088/authority", "https://127.0.0.1:8080/"],
])("at %s other devices are sent to %s", (hostname, page, secure) => {
  expect(placesOf(TOLD, hostname)).toEqual({ page, secure });
});

it("sends to a name that the certificate is for, even where another was opened", () => {
  const places = placesOf(TOLD, "10.0.0.5");
  expect(places).toEqual({ page: "http://10.0.0.5:8088/authority", secure: "https://shop.lan:8080/" });
});

it("sends to a name from the server's own machine where there is no address", () => {
  const places = placesOf({ ...TOLD, served_as: ["shop.lan"] }, "localhost");
  expect(places?.page).toBe("http://shop.lan:8088/authority");
});

it("leaves out the port that browsers take by themselves", () => {
  expect(placesOf({ ...TOLD, secure_port: 443 }, "shop.lan")?.secure).toBe("https://shop.lan/");
});

it("sends nobody to a server that has only its loopback", () => {
  expect(placesOf({ ...TOLD, served_as: [] }, "localhost")).toBeNull();
});

it("writes a fingerprint in groups of four", () => {
  expect(groupsOf("0123456789abcdef")).toEqual(["0123", "4567", "89AB", "CDEF"]);
});
