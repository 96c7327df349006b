import type { Language } from "./wording";

const MINOR = 100;
const LOCALES: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en-GB" };

/** `¥1,286`, or `¥1,286.50` where there are fen. */
export function money(minor: number, language: Language): string {
  const digits = minor % MINOR === 0 ? 0 : 2;
  const amount = new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(Math.abs(minor) / MINOR);
  return `${minor < 0 ? "−" : ""}¥${amount}`;
}

/** What a person typed in yuan, as minor units; null where it is no amount. Half a fen is never rounded away. */
export function minorFrom(typed: string): number | null {
  const plain = typed.replace(/[¥￥,，\s]/g, "");
  const parts = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!parts) return null;
  return Number(parts[1]) * MINOR + Number((parts[2] ?? "").padEnd(2, "0"));
}
