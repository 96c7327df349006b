import { textWidth } from "../../shared/text_width";

/** How the words of a bar are laid: which of them, in the bar or to its right, and how wide they may become there. */
export interface Laid {
  readonly title: string;
  readonly outside: boolean;
  readonly width: number;
}

/** What is to be said on a bar: who does the job is dropped first. */
export interface BarWords {
  readonly title: string;
  readonly technician: string;
  readonly detail: string;
}

interface Space {
  readonly inside: number;
  /** To the right of the bar, up to the next reserved time. */
  readonly right: number;
  /** To the right of the bar, up to the lane's end. */
  readonly most: number;
  readonly type: number;
  /** Of the shape before the second line. */
  readonly shape: number;
}

/**
 * Fits the words: whole, then without the technician, then to the right of the bar where there is more room. How
 * the job stands is always said whole: where it must, it takes room from what is reserved.
 */
export function layWords({ title, technician, detail }: BarWords, space: Space): Laid {
  const second = textWidth(detail, space.type) + space.shape;
  const whole = technician ? `${title} ${technician}` : title;
  const fits = (first: string) => Math.max(textWidth(first, space.type), second) <= space.inside;
  if (fits(whole)) return { title: whole, outside: false, width: space.inside };
  if (fits(title)) return { title, outside: false, width: space.inside };
  if (second <= space.right && space.right > space.inside) return { title, outside: true, width: space.right };
  if (second <= space.inside || space.most <= space.inside) return { title, outside: false, width: space.inside };
  return { title, outside: true, width: Math.min(second, space.most) };
}
