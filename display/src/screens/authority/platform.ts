import type { WordingKey } from "../../shared/wording_keys";

export type Platform = "apple" | "android" | "windows" | "mac";

interface Guide {
  readonly platform: Platform;
  readonly title: WordingKey;
  readonly steps: readonly WordingKey[];
}

/** How each kind of device is told to trust the authority. */
export const GUIDES: readonly Guide[] = [
  {
    platform: "apple",
    title: "authority.apple",
    steps: ["authority.apple_1", "authority.apple_2", "authority.apple_3"],
  },
  {
    platform: "android",
    title: "authority.android",
    steps: ["authority.android_1", "authority.android_2", "authority.android_3"],
  },
  {
    platform: "windows",
    title: "authority.windows",
    steps: ["authority.windows_1", "authority.windows_2", "authority.windows_3"],
  },
  { platform: "mac", title: "authority.mac", steps: ["authority.mac_1", "authority.mac_2", "authority.mac_3"] },
];

/** The device that this page is open on, as far as it tells; an iPad says that it is a Mac, with fingers. */
export function platformOf(userAgent: string, touchPoints: number): Platform | null {
  if (/iPhone|iPad/.test(userAgent)) return "apple";
  if (/Macintosh/.test(userAgent)) return touchPoints > 1 ? "apple" : "mac";
  if (/Android/.test(userAgent)) return "android";
  return /Windows/.test(userAgent) ? "windows" : null;
}
