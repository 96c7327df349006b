import { hourMinute } from "../../shared/clock";
import type { PersonHere, PersonsJob } from "../../shared/contract/boards";
import { words } from "../../shared/words.svelte";
import { expectedOf, groupOf } from "./people";

/** All roles of somebody, in the language of the page. */
export function rolesOf(person: PersonHere): string {
  return person.roles.map((role) => words.find(`role.${role}`) ?? role).join(words.language === "zh" ? "、" : ", ");
}

/** In which bay a car stands, or that it is being received. */
export function placeOf(job: PersonsJob): string {
  if (job.bay_number === null) return words.say("people_board.reception");
  return words.say("people_board.bay", { number: job.bay_number });
}

/** When somebody who is not in was seen at work, or is expected; that they are away; or nothing. */
export function shiftWords(person: PersonHere, now: number, zone: string): string {
  const expected = expectedOf(person, now);
  const here = groupOf(person) === "in" || groupOf(person) === "break";
  if (person.seen_at !== null && !here) return words.say("people_board.seen", { time: hourMinute(person.seen_at, zone) });
  if (expected === null) return person.away && !here ? words.say("rota.away") : "";
  return words.say(expected.late ? "rota.late" : "rota.expected", { time: hourMinute(expected.at, zone) });
}
