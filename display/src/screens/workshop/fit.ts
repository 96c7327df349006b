const FULL_WIDTH = /[\u2E80-\u9FFF\uFF00-\uFF60\u3000-\u303F]/;
const NARROW = /[:.,·′'’ijl|/–-]/;
/** Widths of Barlow at 600, enlarged to 106 %, in em: digits and most letters; points; the space. */
const LATIN_EM = 0.6;
const NARROW_EM = 0.36;
const SPACE_EM = 0.26;

function widthInEm(character: string): number {
  if (FULL_WIDTH.test(character)) return 1;
  if (character === " ") return SPACE_EM;
  return NARROW.test(character) ? NARROW_EM : LATIN_EM;
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
