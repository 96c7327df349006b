import { words } from "./words.svelte";

/** `11月21日 14:06`, `21 Nov, 14:06`: by the shop's clock, whoever reads it where. */
export function whenText(instant: string | number, zone: string): string {
  return new Intl.DateTimeFormat(words.language === "zh" ? "zh-CN" : "en-GB", {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
    timeZone: zone,
  }).format(new Date(instant));
}
