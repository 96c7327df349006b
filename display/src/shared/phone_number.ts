const WRITTEN = /^\+?\d{7,15}$/;
const CHINESE_MOBILE = /^1[3-9]\d{9}$/;

/** What was typed, as a number is dialled within China. */
export function typedPhone(text: string): string {
  return text.replace(/[\s()-]/g, "").replace(/^\+86/, "");
}

/** What is wrong with a number, as a server of a Chinese shop would say it; null where nothing is. */
export function phoneProblem(typed: string): "form" | "mobile" | null {
  const text = typedPhone(typed);
  if (!WRITTEN.test(text)) return "form";
  return text.startsWith("1") && !CHINESE_MOBILE.test(text) ? "mobile" : null;
}
