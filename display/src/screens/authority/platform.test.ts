import { expect, it } from "vitest";
import { platformOf } from "./platform";

it.each([
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)", 5, "apple"],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)", 5, "apple"],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)", 0, "mac"],
  ["Mozilla/5.0 (Linux; Android 15; Tablet)", 10, "android"],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64)", 10, "windows"],
  ["Mozilla/5.0 (X11; Linux x86_64)", 0, null],
])("%s with %d touch points is %s", (userAgent, touchPoints, platform) => {
  expect(platformOf(userAgent, touchPoints)).toBe(platform);
});
