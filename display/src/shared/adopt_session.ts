import { Refusal, Unreachable, send } from "./api";
import type { Session } from "./contract/deeds";
import { signedIn } from "./signed_in.svelte";
import { currentToken, renewSession, session } from "./token";

/** Asks whose token this page has, and what they may do now: then the screen knows who works at it. */
export async function adoptSession(): Promise<void> {
  if (currentToken() === null) return;
  const before = session();
  try {
    const person = await send<Session | null>("/api/sessions/current");
    if (person === null) return;
    renewSession(person);
    signedIn.renewed(before);
  } catch (problem) {
    // An ended session, or no server just now: what is kept goes on, and the board says the rest.
    if (!(problem instanceof Refusal) && !(problem instanceof Unreachable)) throw problem;
  }
}

/** Whoever has signed in here may do other things than before; a page without a person has nothing to ask. */
export async function askRightsAgain(): Promise<void> {
  if (session() !== null) await adoptSession();
}
