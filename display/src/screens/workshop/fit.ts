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

/** How the words of a bar are laid: which of them, and whether they stand in the bar or to its right. */
export interface Laid {
  readonly title: string;
  readonly outside: boolean;
}

/** What is to be said on a bar: who does the job is dropped first. */
export interface BarWords {
  readonly title: string;
  readonly technician: string;
  readonly detail: string;
}

interface Space {
  readonly inside: number;
  readonly right: number;
  readonly type: number;
  /** Of the shape before the second line. */
  readonly shape: number;
}

/** Fits the words: whole, then without the technician, then to the right of the bar where there is more room. */
export function layWords({ title, technician, detail }: BarWords, space: Space): Laid {
  const second = textWidth(detail, space.type) + space.shape;
  const whole = technician ? `${title} ${technician}` : title;
  const fits = (first: string) => Math.max(textWidth(first, space.type), second) <= space.inside;
  if (fits(whole)) return { title: whole, outside: false };
  if (fits(title)) return { title, outside: false };
  return { title, outside: space.right > space.inside };
}
