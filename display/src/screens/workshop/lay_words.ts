import { textWidth } from "../../shared/text_width";

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
