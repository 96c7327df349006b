import type { OperationEntry, ShopPrices } from "../contract/catalogue";
import type { LineOption } from "../contract/boards";
import type { EstimateCost, EstimateLine } from "../contract/deeds";
import type { CostEntry, ItemEntry } from "../contract/estimates";
import { minorFrom } from "../money";
import { WHOLE_THOUSANDTHS, thousandthsFrom } from "../quantity";
import { words, wordsInBoth } from "../words.svelte";
import type { WordingKey } from "../wording_keys";
import { DraftOption, type KeptOption } from "./draft_option.svelte";
import { emptyLine, lineFrom, minutesFrom } from "./estimate";
import { amountMinor, taxIn } from "./estimate_money";

const MINOR = 100;

export type Payer = NonNullable<EstimateLine["payer"]>;
export const PAYERS: readonly Payer[] = ["customer", "insurer", "warranty", "internal"];

/** One cost of an operation while the estimate is written: what can be typed is its amount of time or pieces. */
export class DraftCost {
  typed = $state("");

  constructor(readonly listed: EstimateCost) {
    this.typed = String(this.isLabour ? listed.minutes : (listed.quantity_thousandths ?? WHOLE_THOUSANDTHS) / WHOLE_THOUSANDTHS);
  }

  get isLabour(): boolean {
    return this.listed.kind === "labour";
  }

  get title(): EstimateCost["title"] {
    return this.listed.title;
  }

  /** `Bosch BP-F-0986`, where it is a part with a brand or a number. */
  get part(): string {
    return [this.listed.brand, this.listed.number].filter(Boolean).join(" ");
  }

  /** As it is sent, at a discount; null while what was typed is no number. */
  at(discountPoints: number): EstimateCost | null {
    const cost = { ...this.listed, discount_basis_points: discountPoints };
    if (this.isLabour) {
      const minutes = minutesFrom(this.typed);
      return minutes === null ? null : { ...cost, minutes };
    }
    const quantity = thousandthsFrom(this.typed);
    return quantity === null ? null : { ...cost, quantity_thousandths: quantity };
  }
}

/** One line as it is kept on the device until the estimate is written. */
export interface KeptItem {
  readonly operation: OperationEntry | null;
  readonly free: ReturnType<typeof emptyLine>;
  readonly costs: ReadonlyArray<{ readonly listed: EstimateCost; readonly typed: string }>;
  readonly payer: Payer;
  readonly discount: string;
  readonly risk: string;
  readonly options: readonly KeptOption[];
  /** Missing in what an older page has kept. */
  readonly repeats?: string | null;
}

/** One line of the estimate while it is written: an operation of the catalogue, or words, minutes and a price. */
export class DraftItem {
  /** Without an operation. */
  free = $state(emptyLine());
  costs = $state<DraftCost[]>([]);
  payer = $state<Payer>("customer");
  /** Per cent, as typed. */
  discount = $state("");
  /** What may happen if it is put off. */
  risk = $state("");
  options = $state<DraftOption[]>([]);
  /** The line of earlier work that is done again under its warranty: then the shop pays. */
  repeats = $state<string | null>(null);

  constructor(
    title = "",
    readonly operation: OperationEntry | null = null,
    prices: ShopPrices | null = null,
  ) {
    this.free.title = title;
    if (operation && prices) this.costs = costsOf(operation, prices).map((cost) => new DraftCost(cost));
  }

  /** As it stands in a version that was made. */
  static of(item: ItemEntry): DraftItem {
    const draft = item.operation_id === null ? new DraftItem(words.of(item.title)) : new DraftItem("", operationOf(item));
    if (item.operation_id === null) {
      Object.assign(draft.free, { minutes: String(item.standard_minutes), price: String(item.amount_minor / MINOR) });
    } else {
      draft.costs = item.costs.map((cost) => new DraftCost(listed(cost)));
    }
    const discount = item.costs[0]?.discount_basis_points ?? 0;
    draft.discount = discount > 0 && item.operation_id !== null ? String(discount / MINOR) : "";
    draft.payer = item.payer;
    draft.repeats = item.repeats ?? null;
    draft.risk = item.explanation ? words.of(item.explanation) : "";
    draft.options = (item.options ?? []).map((option) => DraftOption.of(option));
    return draft;
  }

  addOption(): void {
    this.options.push(DraftOption.empty(this.minutes));
  }

  /** Work that is in no catalogue, as somebody told of it; no minutes where nobody said. */
  static told(title: string, minutes: number): DraftItem {
    const draft = new DraftItem(title);
    draft.free.minutes = minutes > 0 ? String(minutes) : "";
    return draft;
  }

  /** As it was kept. */
  static from(kept: KeptItem): DraftItem {
    const draft = new DraftItem("", kept.operation);
    Object.assign(draft, { free: { ...kept.free }, payer: kept.payer, discount: kept.discount, risk: kept.risk });
    draft.repeats = kept.repeats ?? null;
    draft.costs = kept.costs.map(({ listed, typed }) => Object.assign(new DraftCost(listed), { typed }));
    draft.options = kept.options.map((option) => DraftOption.from(option));
    return draft;
  }

  /** What is kept of it. */
  get kept(): KeptItem {
    const { operation, payer, discount, risk, repeats } = this;
    const costs = this.costs.map(({ listed, typed }) => ({ listed, typed }));
    const options = this.options.map((option) => option.kept);
    return { operation, free: { ...this.free }, costs, payer, discount, risk, options, repeats };
  }

  get isBlank(): boolean {
    return this.operation === null && !this.free.title.trim() && !this.free.minutes.trim() && !this.free.price.trim();
  }

  /** The discount in hundredths of a per cent; null where it is no number of at most a hundred. */
  get discountPoints(): number | null {
    const points = this.discount.trim() === "" ? 0 : minorFrom(this.discount);
    return points !== null && points <= 10_000 ? points : null;
  }

  /** Sum of what can be read so far, in minor units. */
  get amount(): number {
    if (this.operation === null) return minorFrom(this.free.price) ?? 0;
    const points = this.discountPoints ?? 0;
    return this.costs.reduce((sum, cost) => sum + amountOf(cost.at(points)), 0);
  }

  /** The tax in it; of each cost by itself, as it is printed. */
  tax(points: number): number {
    if (this.operation === null) return taxIn(this.amount, points);
    const discount = this.discountPoints ?? 0;
    return this.costs.reduce((sum, cost) => sum + taxIn(amountOf(cost.at(discount)), points), 0);
  }

  get minutes(): number {
    if (this.operation === null) return minutesFrom(this.free.minutes) ?? 0;
    return this.costs.reduce((sum, cost) => sum + (cost.isLabour ? (minutesFrom(cost.typed) ?? 0) : 0), 0);
  }

  get bayKind(): string {
    return this.operation?.bay_kind ?? "";
  }

  /** The line to send; null while it is incomplete. */
  line(): EstimateLine | null {
    const options = this.options.map((each) => each.option);
    if (options.some((option) => option === null)) return null;
    const shared = {
      payer: this.payer,
      ...(this.repeats && this.payer === "internal" && { repeats: this.repeats }),
      ...(options.length > 0 && { options: options as LineOption[] }),
      ...(this.risk.trim() && { explanation: wordsInBoth(this.risk) }),
    };
    if (this.operation === null) {
      const line = lineFrom(this.free);
      return line && { ...line, ...shared };
    }
    const points = this.discountPoints;
    const costs = points === null ? [null] : this.costs.map((cost) => cost.at(points));
    if (costs.length === 0 || costs.some((cost) => cost === null)) return null;
    return {
      title: this.operation.name,
      standard_minutes: this.minutes,
      price_minor: this.amount,
      operation_id: this.operation.operation_id,
      bay_kind: this.operation.bay_kind,
      safety: this.operation.safety,
      costs: costs as EstimateCost[],
      ...shared,
    };
  }
}

function listed(cost: CostEntry): EstimateCost {
  const { kind, title, price_minor, minutes, quantity_thousandths, number, brand } = cost;
  return { kind, title, price_minor, minutes, quantity_thousandths, number, brand };
}

/** What a version says of its operation; the catalogue may say something else by now. */
function operationOf(item: ItemEntry): OperationEntry {
  return {
    operation_id: item.operation_id ?? "",
    code: "",
    name: item.title,
    standard_minutes: item.standard_minutes,
    flow: "",
    bay_kind: item.bay_kind,
    skills: [],
    safety: item.safety,
    consumables_minor: 0,
    parts: [],
    offered: true,
    price_minor: item.amount_minor,
  };
}

function amountOf(cost: EstimateCost | null): number {
  return cost === null ? 0 : amountMinor(cost);
}

const inBoth = (key: WordingKey) => ({ zh: words.say(key, {}, "zh"), en: words.say(key, {}, "en") });

function costsOf(operation: OperationEntry, prices: ShopPrices): EstimateCost[] {
  const parts = operation.parts.map<EstimateCost>((part) => ({
    kind: "part",
    title: part.name,
    price_minor: part.price_minor,
    quantity_thousandths: part.quantity_thousandths,
    number: part.number,
    brand: part.brand,
  }));
  return [
    { kind: "labour", title: inBoth("estimate.labour"), price_minor: prices.labour_hour_minor, minutes: operation.standard_minutes },
    ...parts,
    ...(operation.consumables_minor
      ? [{ kind: "consumable" as const, title: inBoth("estimate.consumables"), price_minor: operation.consumables_minor }]
      : []),
  ];
}
