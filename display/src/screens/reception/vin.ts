const WRITTEN = /^[A-HJ-NPR-Z0-9]{17}$/;
/** First characters of makers in China and North America: elsewhere the ninth place is free. */
const WITH_CHECK_DIGIT = "L12345";
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const VALUES: Readonly<Record<string, number>> = Object.fromEntries(
  [..."ABCDEFGHJKLMNPRSTUVWXYZ"].map((letter, index) => [
    letter,
    [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9][index]!,
  ]),
);

/** What was typed, as a VIN is written. */
export function typedVin(text: string): string {
  return text.replace(/[\s-]/g, "").toUpperCase();
}

function checkDigit(text: string): string {
  const rest = [...text].reduce((sum, each, index) => sum + (VALUES[each] ?? Number(each)) * WEIGHTS[index]!, 0) % 11;
  return rest === 10 ? "X" : String(rest);
}

/** What is wrong with a VIN, as the server would say it (`domain/vin.py`); null where nothing is. */
export function vinProblem(typed: string): "form" | "check_digit" | null {
  const text = typedVin(typed);
  if (!WRITTEN.test(text)) return "form";
  return WITH_CHECK_DIGIT.includes(text[0]!) && text[8] !== checkDigit(text) ? "check_digit" : null;
}
