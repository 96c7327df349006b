import { phoneProblem } from "../../shared/phone_number";
import { STATIONS, isDone } from "../../shared/walkaround/stations";
import type { Notes } from "./notes";
import type { Step } from "./steps";
import type { ShownWalk } from "./walk";

export type LeftOut = "name" | "phone" | "mileage" | "walk" | "own_words" | "stay";

export const STEP_OF: Readonly<Record<LeftOut, Step>> = {
  name: "customer",
  phone: "customer",
  mileage: "vehicle",
  walk: "walk",
  own_words: "interview",
  stay: "interview",
};

/** What nobody has asked or looked at before the estimate, in the order of the steps. */
export function leftOut(notes: Notes, walk: ShownWalk, mileage: string): LeftOut[] {
  const lacking: [LeftOut, boolean][] = [
    ["name", notes.ownerName.trim() === ""],
    ["phone", !notes.ownerNoPhone && phoneProblem(notes.ownerPhone) !== null],
    ["mileage", notes.mileage.trim() === "" && mileage.trim() === ""],
    ["walk", !STATIONS.every((station) => isDone(walk, station))],
    ["own_words", notes.ownWords.trim() === ""],
    ["stay", notes.stay === null],
  ];
  return lacking.filter(([, lacks]) => lacks).map(([what]) => what);
}
