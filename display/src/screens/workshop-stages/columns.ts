import type { FloorCar, StageColumn } from "../../shared/contract/boards";
import { type Card, cardOf, worstFirst } from "../../shared/floor/card";
import { type Floor, waitsForBay } from "../../shared/floor/floor";
import { pagesOf } from "../../shared/paging";

/** The columns, from left to right; the stages of every flow are merged into them. */
export const GROUPS = ["reception", "approval", "dispatch", "bay", "checks", "wash", "ready"] as const;
export type Group = (typeof GROUPS)[number];

const BY_KIND: Readonly<Partial<Record<StageColumn["kind"], Group>>> = {
  reception: "reception",
  authorization: "approval",
  work: "bay",
  check: "checks",
  wash: "wash",
  ready: "ready",
  settle: "ready",
};

export interface Column {
  readonly group: Group;
  readonly cards: readonly Card[];
  /** Most cars that should be here at once; null: no limit. */
  readonly limit: number | null;
  readonly over: boolean;
}

/** Where a car stands. Between two stations of a line it waits to be assigned again. */
export function groupOf(car: FloorCar): Group | undefined {
  if (waitsForBay(car)) return "dispatch";
  return car.stage_kind === "wait" ? "reception" : BY_KIND[car.stage_kind];
}

/** The column of a stage; the waits before reception and before the bay are told apart by what follows them. */
function groupOfStage(stage: StageColumn, flow: readonly StageColumn[]): Group | undefined {
  if (stage.kind !== "wait") return BY_KIND[stage.kind];
  return flow.find((next) => next.order === stage.order + 1)?.kind === "reception" ? "reception" : "dispatch";
}

/** Sum of the limits in a column, by the shop's usual flow, which the board names first. */
export function limitOf(group: Group, columns: readonly StageColumn[]): number | null {
  const usual = columns.filter((stage) => stage.flow === columns[0]?.flow);
  const limits = usual
    .filter((stage) => groupOfStage(stage, usual) === group)
    .flatMap((stage) => (stage.wip_limit === null ? [] : [stage.wip_limit]));
  return limits.length > 0 ? limits.reduce((sum, limit) => sum + limit) : null;
}

/** The floor by stage, each column's worst and oldest first. */
export function columnsOf(floor: Floor, now: number): Column[] {
  return GROUPS.map((group) => {
    const cars = floor.cars.filter((car) => groupOf(car) === group);
    const limit = limitOf(group, floor.columns);
    const cards = cars.map((car) => cardOf(car, now)).sort(worstFirst);
    return { group, cards, limit, over: limit !== null && cards.length > limit };
  });
}

const CARDS_A_UNIT = 5;

/** How wide a column is, in the board's eight units. */
export function unitsOf(group: Group): number {
  return group === "bay" ? 2 : 1;
}

/** A column's cards as they take turns on the wall. */
export function columnPages({ group, cards }: Column): Card[][] {
  return pagesOf(cards, CARDS_A_UNIT * unitsOf(group));
}
