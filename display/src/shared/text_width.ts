/** Widths in em of Barlow at 600 with its size-adjust, as Chromium lays it: nearly the widest of each kind. */
const WIDTHS: ReadonlyArray<readonly [RegExp, number]> = [
  [/[\u2E80-\u9FFF\uFF00-\uFF60\u3000-\u303F]/, 1],
  [/ /, 0.25],
  [/[.,'|ijlI·′’]/, 0.29],
  [/[:;!()[\]{}trf-]/, 0.4],
  [/[szyv/–]/, 0.54],
  [/[MWmw%@]/, 0.93],
  [/[A-Z]/, 0.68],
  [/./u, 0.58],
];

function widthInEm(character: string): number {
  return WIDTHS.find(([kind]) => kind.test(character))?.[1] ?? 1;
}

/** About how wide a text is at a type size in px: seldom less than it is drawn. */
export function textWidth(text: string, size: number): number {
  return size * [...text].reduce((width, character) => width + widthInEm(character), 0);
}

/** The first of these texts that fits into a width, or the last where none does. */
export function firstThatFits(texts: readonly string[], size: number, width: number): string {
  return texts.find((text) => textWidth(text, size) <= width) ?? texts.at(-1) ?? "";
}

/** The first of these type sizes, in px, at which a text fits into a width, or the last where none does. */
export function sizeThatFits(text: string, sizes: readonly number[], width: number): number {
  return sizes.find((size) => textWidth(text, size) <= width) ?? sizes.at(-1) ?? 0;
}
