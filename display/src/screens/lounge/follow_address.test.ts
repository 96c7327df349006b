import { expect, it } from "vitest";
import { followAddress } from "./follow_address";

const inShop = { origin: "http://shop.test:8600", hostname: "shop.test" };

it("is the shop's public address", () => {
  expect(followAddress("https://anhe.example/follow", inShop)).toEqual({
    url: "https://anhe.example/follow",
    inShopOnly: false,
  });
});

it("is this server's own without one, and says that the shop's Wi-Fi is needed", () => {
  expect(followAddress(null, inShop)).toEqual({ url: "http://shop.test:8600/follow", inShopOnly: true });
});

it.each(["localhost", "127.0.0.1", "[::1]"])("is none on %s: no phone could open it", (hostname) => {
  expect(followAddress(null, { origin: `http://${hostname}:8600`, hostname })).toBeNull();
});
