import type { BookedWork, OperationEntry, ShopPrices } from "../contract/catalogue";
import type { EstimateLine } from "../contract/deeds";
import type { EstimateEntry } from "../contract/estimates";
import { DraftItem, type KeptItem } from "./draft_item.svelte";

const ENDS = /^[、,，\s]+|[、,，\s]+$/g;

/** What a booking's words name besides its operations. */
function wordsBeside(title: string, operations: readonly OperationEntry[]): string {
  const named = operations.flatMap(({ name }) => [name.zh, name.en]).filter(Boolean);
  return named.reduce((rest, name) => rest.replace(name, ""), title).replace(ENDS, "");
}

/** The lines of an estimate while it is being written, and what they come to so far. */
export class EstimateDraft {
  items = $state<DraftItem[]>([]);
  /** The shop's, once an operation was chosen; until then nobody has said which tax is in the prices. */
  prices = $state.raw<ShopPrices | null>(null);

  /** Begins with one line for what the car is booked for. */
  constructor(title = "") {
    this.items = [new DraftItem(title)];
  }

  /** A version that was made, to be changed. */
  static of(version: EstimateEntry): EstimateDraft {
    const draft = new EstimateDraft();
    draft.items = version.items.map((item) => DraftItem.of(item));
    return draft;
  }

  /** As they are kept on the device. */
  keep(): { items: KeptItem[]; prices: ShopPrices | null } {
    return { items: this.items.map((item) => item.kept), prices: this.prices };
  }

  take(kept: ReturnType<EstimateDraft["keep"]>): void {
    this.items = kept.items.map((item) => DraftItem.from(item));
    this.prices = kept.prices;
  }

  get total(): number {
    return this.items.reduce((sum, item) => sum + item.amount, 0);
  }

  /** What the customer pays of it. */
  get due(): number {
    return this.items.reduce((sum, item) => sum + (item.payer === "customer" ? item.amount : 0), 0);
  }

  get tax(): number | null {
    const points = this.prices?.tax_basis_points;
    return points === undefined ? null : this.items.reduce((sum, item) => sum + item.tax(points), 0);
  }

  get minutes(): number {
    return this.items.reduce((sum, item) => sum + item.minutes, 0);
  }

  /** As the server is asked for a window: `lift:30`. */
  get work(): string[] {
    return this.items.filter((item) => item.minutes > 0).map((item) => `${item.bayKind}:${item.minutes}`);
  }

  addFree(): void {
    this.items.push(new DraftItem());
  }

  /** Takes the place of a line in which nothing but the booked title stands. */
  add(operation: OperationEntry, prices: ShopPrices): void {
    this.prices = prices;
    const first = this.items[0];
    const untouched = this.items.length === 1 && first?.operation === null && !first.free.minutes && !first.free.price;
    this.items = [...(untouched ? [] : this.items), new DraftItem("", operation, prices)];
  }

  /** Begins with what was booked, unless somebody has begun already; `other`: its words name more than that. */
  begin(booked: BookedWork, title: string): void {
    const first = this.items[0];
    const untouched = this.items.length === 1 && first?.operation === null && !first.free.minutes && !first.free.price;
    if (!untouched || first.free.title !== title) return;
    const known = booked.operations.map((operation) => new DraftItem("", operation, booked.prices));
    const other = booked.other ? wordsBeside(title, booked.operations) : "";
    if (known.length > 0) this.prices = booked.prices;
    if (known.length > 0 || other !== "") this.items = other === "" ? known : [...known, DraftItem.told(other, booked.other_minutes)];
  }

  remove(index: number): void {
    this.items.splice(index, 1);
    if (this.items.length === 0) this.addFree();
  }

  /** The lines to send, blank ones left out; null while one of them is incomplete or there is none. */
  lines(): EstimateLine[] | null {
    const lines = this.items.filter((item) => !item.isBlank).map((item) => item.line());
    return lines.length === 0 || lines.some((line) => line === null) ? null : (lines as EstimateLine[]);
  }
}
