/** Hours as they stand in a field, `08:00-12:00, 13:00-17:30`, taken apart; Chinese commas and dashes count, too. */
export function hoursOf(field: string): string[] {
  return field
    .replaceAll(/[–—~～]/g, "-")
    .replaceAll("：", ":")
    .split(/[,，、;；]/)
    .map((part) => part.replaceAll(/\s/g, "").replaceAll(/(^|-)(\d):/g, "$10$2:"))
    .filter((part) => part !== "");
}

/** The same the other way round. */
export function fieldOf(hours: readonly string[]): string {
  return hours.join(", ");
}

/** The day so many days after another, both as `2026-11-23`. */
export function dayAfter(day: string, count: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** `Mon 23` or `周一 23`. */
export function dayName(day: string, language: "zh" | "en"): string {
  const date = new Date(`${day}T12:00:00Z`);
  const weekday = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", { weekday: "short", timeZone: "UTC" });
  return `${weekday.format(date)} ${date.getUTCDate()}`;
}
