import type { FloorCar } from "../../shared/contract/boards";
import { inTurn } from "../../shared/floor/turn";
import type { May } from "../../shared/may";
import { type Tap, partsOf } from "../../shared/taps";

/** What a car waits for: a check, the wash, its owner and the till, or the keys. */
export type TaskKind = "check" | "wash" | "ready" | "handover";

const DEEDS: Readonly<Record<TaskKind, readonly string[]>> = {
  check: ["pass_check", "fail_check"],
  wash: ["start_wash", "finish_wash", "skip_wash"],
  ready: ["settle_order", "call_customer"],
  handover: ["deliver_vehicle"],
};
const KINDS = Object.keys(DEEDS) as TaskKind[];

/** One car that waits for what this person's roles may do. */
export interface Task {
  readonly car: FloorCar;
  readonly kind: TaskKind;
  /** Of the kind's deeds those that the stage allows and the person may do. */
  readonly deeds: readonly string[];
  /** They worked on it, or have passed it before: somebody else must do it. */
  readonly barred: boolean;
}

function taskOf(car: FloorCar, may: May, me: string | undefined): Task[] {
  for (const kind of KINDS) {
    const deeds = DEEDS[kind].filter((deed) => car.allowed.includes(deed) && may(deed));
    const barred = kind === "check" && me !== undefined && (car.check?.not_for.includes(me) ?? false);
    if (deeds.length > 0) return [{ car, kind, deeds, barred }];
  }
  return [];
}

/** What others must do comes last. */
function bySooner({ car: one, barred: later }: Task, { car: other, barred }: Task): number {
  return Number(later) - Number(barred) || inTurn(one, other);
}

/** What waits for this person, what to take next first; what others must do comes last. */
export function tasksFor(cars: readonly FloorCar[], may: May, me: string | undefined): Task[] {
  return cars.flatMap((car) => taskOf(car, may, me)).toSorted(bySooner);
}

type Step = (car: FloorCar) => FloorCar | undefined;

/** After any other deed the car has gone on to somebody else. */
const STEPS: Readonly<Record<string, Step>> = {
  "start-wash": (car) => ({ ...car, allowed: ["finish_wash", "undo_deed"] }),
  "call-customer": (car) => car,
};

/**
 * The car as it will be once these taps, oldest first, have reached the server; undefined once it has left this
 * list. An undo takes the tap before it back.
 */
export function foretold(car: FloorCar, taps: readonly Tap[]): FloorCar | undefined {
  const history: Array<FloorCar | undefined> = [car];
  for (const tap of taps) {
    const { deed } = partsOf(tap.path);
    const current = history.at(-1);
    if (deed !== "undo-deed") history.push(current && STEPS[deed]?.(current));
    else if (history.length > 1) history.pop();
  }
  return history.at(-1);
}
