import type { FloorCar, StaffState, StageColumn } from "../../shared/contract/boards";
import { type Card, isShaped } from "../../shared/floor/card";
import { responsibleFor } from "../../shared/floor/responsible";
import { pauseText } from "../../shared/floor/said";
import { minutesSince } from "../../shared/floor/work_time";
import { firstThatFits, textWidth } from "../../shared/text_width";
import { words } from "../../shared/words.svelte";
import { groupOf } from "./columns";

/** What else a card's words are taken from. */
export interface Surroundings {
  readonly staff: readonly StaffState[];
  readonly columns: readonly StageColumn[];
  /** Shop time, ms. */
  readonly now: number;
}

const TYPE = 36;
/** A label at 500 is so much narrower than the 600 for which widths are known. */
const LABEL = TYPE * 0.95;
/** A card's width without its margins and the gap before the age. */
const ROOM = 210;
const SHAPE_ROOM = 42;

/** Ever shorter ways to say something, by whole words: `Cross check`, `Cross`. */
function shorter(text: string): string[] {
  const parts = text.split(" ");
  return parts.map((_, dropped) => parts.slice(0, parts.length - dropped).join(" "));
}

function stageNames({ car }: Card, columns: readonly StageColumn[]): string[] {
  const stage = columns.find((candidate) => candidate.flow === car.flow && candidate.stage === car.stage);
  return shorter(words.of(stage?.name ?? car.job));
}

/** Beside a shape the surname, alone the whole name if it fits. */
function technicianNames(card: Card, staff: readonly StaffState[]): string[] {
  const person = staff.find((candidate) => candidate.staff_id === card.car.work?.technician_id);
  if (!person) return shorter(words.of(card.car.job));
  return isShaped(card) ? [words.of(person.surname)] : [words.of(person.name), words.of(person.surname)];
}

/** That a check sent the car back, with the cause if it fits. */
function reworkNames({ sent_back }: FloorCar): string[] {
  const plain = words.say("workshop.rework");
  return sent_back?.title ? [`${plain} · ${words.of(sent_back.title)}`, words.of(sent_back.title), plain] : [plain];
}

/** Whose the car is, or what it waits for: the longest way to say it first. */
function labelsOf(card: Card, { staff, columns }: Surroundings): string[] {
  const { car, concern } = card;
  if (car.work?.state === "paused") return [pauseText(car)];
  if (car.rework_count > 0 && car.stage_kind !== "ready") return reworkNames(car);
  if (groupOf(car) === "bay") return technicianNames(card, staff);
  if (car.stage_kind === "check") return stageNames(card, columns);
  const { name } = responsibleFor(car, concern, staff);
  return shorter(words.of(isShaped(card) && name ? name : car.job));
}

/** How old the card is: in a bay `42/60` or `42′`, on hold the minutes of the pause, else `6′`. */
function agesOf({ car, minutes, limit }: Card, now: number): string[] {
  const { work } = car;
  if (work?.state === "paused" && work.paused_at) return [words.say("workshop.age", { count: minutesSince(work.paused_at, now) })];
  const short = words.say("workshop.age", { count: minutes });
  return groupOf(car) === "bay" && work?.started_at ? [`${minutes}/${limit}`, short] : [short];
}

/** The words of a card: shorter ones before one is cut off. */
export function cardWords(card: Card, surroundings: Surroundings): { label: string; age: string } {
  const room = ROOM - (isShaped(card) ? SHAPE_ROOM : 0);
  const ages = agesOf(card, surroundings.now);
  const labels = labelsOf(card, surroundings);
  const label = firstThatFits(labels, LABEL, room - textWidth(ages[0] ?? "", TYPE));
  return { label, age: firstThatFits(ages, TYPE, room - textWidth(label, LABEL)) };
}
