import type { LineOption } from "../contract/boards";
import { minorFrom } from "../money";
import { uuid7 } from "../uuid7";
import { words, wordsInBoth } from "../words.svelte";
import { minutesFrom } from "./estimate";

const MINOR = 100;
export const MOST_OPTIONS = 3;

/** Another way as it is kept on the device until the estimate is written. */
export interface KeptOption {
  readonly id: string;
  readonly title: string;
  readonly price: string;
  readonly minutes: string;
  readonly risk: string;
}

/** Another way to do a line while it is being written: another brand of part, a smaller repair. */
export class DraftOption {
  title = $state("");
  price = $state("");
  minutes = $state("");
  /** What speaks against it. */
  risk = $state("");

  private constructor(private readonly id: string) {}

  static empty(minutes: number): DraftOption {
    const draft = new DraftOption(uuid7());
    draft.minutes = String(minutes);
    return draft;
  }

  /** As it stands in a version that was made. */
  static of(option: LineOption): DraftOption {
    const draft = new DraftOption(option.option_id);
    draft.title = words.of(option.title);
    draft.price = String(option.price_minor / MINOR);
    draft.minutes = String(option.minutes);
    draft.risk = words.of(option.detail);
    return draft;
  }

  /** As it was kept. */
  static from({ id, ...typed }: KeptOption): DraftOption {
    return Object.assign(new DraftOption(id), typed);
  }

  get kept(): KeptOption {
    const { id, title, price, minutes, risk } = this;
    return { id, title, price, minutes, risk };
  }

  /** What to send; null while it is incomplete: whoever offers another way says what speaks against it. */
  get option(): LineOption | null {
    const [minutes, price] = [minutesFrom(this.minutes), minorFrom(this.price)];
    if (!this.title.trim() || !this.risk.trim() || minutes === null || price === null) return null;
    const [title, detail] = [wordsInBoth(this.title), wordsInBoth(this.risk)];
    return { option_id: this.id, title, detail, minutes, price_minor: price };
  }
}
