import { expect, it } from "vitest";
import { destinationFor } from "./destination";

it.each([
  [["advisor"], null, "/desk"],
  [["foreman"], null, "/workshop"],
  [["technician"], "/bay/3", "/bay/3"],
  [["advisor"], "https://elsewhere.example", "/desk"],
  [["advisor"], "//elsewhere.example", "/desk"],
  [[], null, "/workshop"],
])("roles %j asked %s go to %s", (roles, asked, path) => {
  expect(destinationFor(roles, asked)).toBe(path);
});
