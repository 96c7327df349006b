import { Refusal, Unreachable, send } from "./api";
import type { Session } from "./contract/deeds";
import { currentToken, renewSession } from "./token";

/** Asks whose token this page has, and what they may do now: then the screen knows who works at it. */
export async function adoptSession(): Promise<void> {
  if (currentToken() === null) return;
  try {
    renewSession(await send<Session>("/api/sessions/current"));
  } catch (problem) {
    // A device's token, an ended session, or no server just now: what is kept goes on, and the board says the rest.
    if (!(problem instanceof Refusal) && !(problem instanceof Unreachable)) throw problem;
  }
}
