import { words } from "../../shared/words.svelte";

/** `11月21日 14:06`, `21 Nov, 14:06`: by the clock of whoever reads it. */
export function whenText(instant: string): string {
  return new Intl.DateTimeFormat(words.language === "zh" ? "zh-CN" : "en-GB", {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  }).format(new Date(instant));
}
