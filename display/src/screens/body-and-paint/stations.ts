import type { FloorCar, StageColumn, Words } from "../../shared/contract/boards";
import { type Card, cardOf, worstFirst } from "../../shared/floor/card";
import { type Floor, waitsForBay } from "../../shared/floor/floor";
import { pagesOf } from "../../shared/paging";

export const FLOW = "body_and_paint";

/** One station of the line: the cars that stand in it and those that queue before it, each worst first. */
export interface Station {
  readonly key: string;
  /** Null: the line's end, where cars are checked, washed and collected. */
  readonly name: Words | null;
  readonly here: readonly Card[];
  readonly queue: readonly Card[];
  /** Most cars that should be at the station, queue included; null: no limit. */
  readonly limit: number | null;
  readonly over: boolean;
}

export interface Line {
  readonly stations: readonly Station[];
  /** Cars whose owners are still being received or asked: they queue nowhere yet. */
  readonly beforeLine: number;
}

type Places = ReadonlyMap<string, number>;

function cards(cars: readonly FloorCar[], now: number): Card[] {
  return cars.map((car) => cardOf(car, now)).sort(worstFirst);
}

/** Cars that the booth will take stand in its order, before all others. */
function byPlace(places: Places): (one: Card, other: Card) => number {
  const place = ({ car }: Card) => places.get(car.visit_id) ?? Number.MAX_SAFE_INTEGER;
  return (one, other) => place(one) - place(other);
}

function stationOf(stage: StageColumn, cars: readonly FloorCar[], now: number, places: Places): Station {
  const queue = cards(cars.filter(waitsForBay), now).sort(byPlace(places));
  const here = cards(cars.filter((car) => !waitsForBay(car)), now);
  const limit = stage.wip_limit;
  return {
    key: stage.stage,
    name: stage.name,
    here,
    queue,
    limit,
    over: limit !== null && cars.length > limit,
  };
}

/**
 * The body-and-paint line at `now` (shop time, ms), its stations in the order of the flow; `places` are those of
 * the cars that wait for the booth, by visit.
 */
export function lineOf(floor: Floor, now: number, places: Places = new Map()): Line {
  const stages = floor.columns.filter((column) => column.flow === FLOW).sort((one, other) => one.order - other.order);
  const works = stages.filter((stage) => stage.kind === "work");
  const cars = floor.cars.filter((car) => car.flow === FLOW);
  const orderOf = (car: FloorCar) => stages.find((stage) => stage.stage === car.stage)?.order ?? 0;
  const first = works[0]?.order ?? 0;
  const last = works.at(-1)?.order ?? 0;
  const before = cars.filter((car) => orderOf(car) < first);
  const done = cards(cars.filter((car) => orderOf(car) > last), now);
  const stations = works.map((stage, index) => {
    const entering = index === 0 ? before.filter(waitsForBay) : [];
    return stationOf(stage, [...entering, ...cars.filter((car) => car.stage === stage.stage)], now, places);
  });
  const end: Station = { key: "end", name: null, here: done, queue: [], limit: null, over: false };
  return {
    stations: works.length > 0 ? [...stations, end] : [],
    beforeLine: before.filter((car) => !waitsForBay(car)).length,
  };
}

/** What one page of a station shows of the cars in it and of its queue. */
export type StationPage = Pick<Station, "here" | "queue">;

/** A station's cars as they take turns in `rows` rows: those in the station first, then its queue. */
export function stationPages({ here, queue }: Station, rows: number): StationPage[] {
  const standing = new Set(here);
  return pagesOf([...here, ...queue], rows).map((page) => ({
    here: page.filter((card) => standing.has(card)),
    queue: page.filter((card) => !standing.has(card)),
  }));
}
