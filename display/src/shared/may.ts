import type { Session } from "./contract/deeds";
import { signedIn } from "./signed_in.svelte";

/** Says whether somebody may do a deed. */
export type May = (deed: string) => boolean;

/** Whether this person may do a deed, by the list that came with their session. Nobody may do nothing. */
export function may(deed: string, person: Session | null = signedIn.person): boolean {
  return person?.allowed.includes(deed) ?? false;
}
