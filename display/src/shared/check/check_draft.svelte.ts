import type { CheckAsked } from "../contract/boards";
import type { FailCheck, PassCheck } from "../contract/deeds";

/** A cause that is on no list of the shop's. */
export const OTHER = "other";
const MOST_KM = 500;

/** What keeps a check from being passed; null: nothing does. */
export type CheckBlock = { readonly kind: "items"; readonly count: number } | { readonly kind: "drive" | "why" };

/** A check that somebody is doing. */
export class CheckDraft {
  private ticked = $state.raw<ReadonlySet<string>>(new Set());
  /** Whether the car was driven; null: nobody has said. */
  driven = $state<boolean | null>(null);
  km = $state("");
  note = $state("");
  cause = $state<string | null>(null);
  words = $state("");

  constructor(private readonly asked: CheckAsked | null) {}

  has(item: string): boolean {
    return this.ticked.has(item);
  }

  tick(item: string): void {
    const ticked = new Set(this.ticked);
    if (!ticked.delete(item)) ticked.add(item);
    this.ticked = ticked;
  }

  get block(): CheckBlock | null {
    const count = (this.asked?.checklist ?? []).filter((item) => !this.ticked.has(item.item_id)).length;
    if (count > 0) return { kind: "items", count };
    if (!this.asked?.road_test) return null;
    if (this.driven === null || (this.driven && this.kilometres === null)) return { kind: "drive" };
    return this.driven || this.note.trim() ? null : { kind: "why" };
  }

  /** Whether there is a cause to send the car back for. */
  get tellsWhy(): boolean {
    return this.cause !== null && (this.cause !== OTHER || this.words.trim() !== "");
  }

  get passed(): Pick<PassCheck, "checked" | "road_test" | "note"> {
    const road_test = this.driven === null ? null : { taken: this.driven, km: this.driven ? this.kilometres : null };
    return { checked: [...this.ticked], road_test, note: this.note.trim() };
  }

  get failed(): Pick<FailCheck, "cause_id" | "cause"> {
    return { cause_id: this.cause ?? OTHER, cause: this.words.trim() };
  }

  private get kilometres(): number | null {
    const typed = this.km.trim();
    return /^\d{1,3}$/.test(typed) && Number(typed) <= MOST_KM ? Number(typed) : null;
  }
}
