import { words } from "../../../shared/words.svelte";

/** What a right is called; one that has no word yet by its own name. */
export function rightName(permission: string): string {
  return words.find(`permission.${permission}`) ?? permission;
}
