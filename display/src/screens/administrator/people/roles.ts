import { words } from "../../../shared/words.svelte";

/** What a role is called; one that has no word yet by its own name. */
export function roleName(role: string): string {
  return words.find(`role.${role}`) ?? role;
}

/** Somebody's roles in one line. */
export function rolesInWords(roles: readonly string[]): string {
  return roles.map(roleName).join(words.language === "zh" ? "、" : ", ");
}
