const PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
const DIGITS = "1234567890";
/** Without I and O, which no plate has. */
const LETTERS = ["QWERTYUP", "ASDFGHJKL", "ZXCVBNM"];
const ENDINGS = ["警", "学", "挂", "港", "澳", "领", "应急"];
const LONGEST = 8;

/** The rows of keys that a plate may go on with. */
export function plateKeys(text: string): readonly (readonly string[])[] {
  if (text === "") return [[...PROVINCES, "使", "WJ"]];
  if (text === "WJ") return [[...PROVINCES]];
  if (text.length >= LONGEST) return [];
  const rows = [[...DIGITS], ...LETTERS.map((row) => [...row])];
  return text.length < 5 ? rows : [...rows, ENDINGS.filter((ending) => text.length + ending.length <= LONGEST)];
}
