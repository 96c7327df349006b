import type { AtJob, Bay, OpenException, FloorCar, Reservation, RunningTimer, StaffState, StageColumn } from "../contract/boards";
import { type HeldBoard, valuesUnder } from "../live/board";
import { inTurn } from "./turn";

/** Somebody of the staff, and the visit of the car that they are clocked on to. */
export interface Colleague extends StaffState {
  readonly atVisit?: string;
}

/** The workshop's board, read into what it holds. */
export interface Floor {
  readonly bays: readonly Bay[];
  readonly cars: readonly FloorCar[];
  readonly staff: readonly Colleague[];
  readonly columns: readonly StageColumn[];
  readonly exceptions: readonly OpenException[];
  readonly timers: readonly RunningTimer[];
  /** Times in bays that are kept for booked cars, the earliest first. */
  readonly reserved: readonly Reservation[];
}

function listed<Value>(board: HeldBoard["board"], prefix: string): Value[] {
  return valuesUnder<Value>(board, prefix).map(([, value]) => value);
}

function placeOf(board: HeldBoard["board"], person: StaffState): Pick<Colleague, "atVisit"> {
  const at = board[`at_job/${person.staff_id}`] as AtJob | undefined;
  return at ? { atVisit: at.visit_id } : {};
}

/** Bay 2 stands before bay 10. */
export function byNumber(one: Bay, other: Bay): number {
  return one.number.localeCompare(other.number, "en", { numeric: true });
}

/** Reads a board of the topic `workshop` or `desk`. */
export function floorOf(board: HeldBoard["board"]): Floor {
  return {
    bays: listed<Bay>(board, "bay/").sort(byNumber),
    cars: listed<FloorCar>(board, "car/"),
    staff: listed<StaffState>(board, "staff/").map((person) => ({ ...person, ...placeOf(board, person) })),
    columns: listed<StageColumn>(board, "stage/"),
    exceptions: listed<OpenException>(board, "exception/"),
    timers: listed<RunningTimer>(board, "timer/"),
    reserved: listed<Reservation>(board, "reserved/").sort((one, other) => Date.parse(one.begins_at) - Date.parse(other.begins_at)),
  };
}

/** The car that stands in a bay. */
export function carIn(floor: Floor, bay: Bay): FloorCar | undefined {
  return floor.cars.find((car) => car.visit_id === bay.visit_id);
}

/** What is reserved in a bay. */
export function reservedIn(floor: Floor, bay: Bay): Reservation[] {
  return floor.reserved.filter((each) => each.bay_id === bay.bay_id);
}

/** Cars that wait for a bay, in turn. */
export function carsToAssign(cars: readonly FloorCar[]): FloorCar[] {
  return cars.filter(waitsForBay).sort(inTurn);
}

/** Whether the foreman may give this car a bay and it has none yet. */
export function waitsForBay(car: FloorCar): boolean {
  return car.allowed.includes("assign_bay") && !car.work?.bay_id;
}
