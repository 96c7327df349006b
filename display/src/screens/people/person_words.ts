import type { PersonHere, PersonsJob } from "../../shared/contract/boards";
import { words } from "../../shared/words.svelte";

/** All roles of somebody, in the language of the page. */
export function rolesOf(person: PersonHere): string {
  return person.roles.map((role) => words.find(`role.${role}`) ?? role).join(words.language === "zh" ? "、" : ", ");
}

/** In which bay a car stands, or that it is being received. */
export function placeOf(job: PersonsJob): string {
  if (job.bay_number === null) return words.say("people_board.reception");
  return words.say("people_board.bay", { number: job.bay_number });
}
