export type Language = "zh" | "en";
export type Dictionary = Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, string | number>>;

function textFor(dictionary: Dictionary, key: string, values: Values): string | undefined {
  if ("count" in values) {
    const counted = dictionary[`${key}.${Number(values["count"]) === 1 ? "one" : "other"}`];
    if (counted !== undefined) return counted;
  }
  return dictionary[key];
}

/** Whole numbers are read by their thousands, in both languages alike. */
function shown(value: string | number): string {
  return Number.isInteger(value) ? value.toLocaleString("en") : String(value);
}

/** The text of a key with its `{names}` filled in, or undefined where the dictionary lacks it. */
export function fill(dictionary: Dictionary, key: string, values: Values = {}): string | undefined {
  return textFor(dictionary, key, values)?.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? shown(values[name]!) : whole,
  );
}
