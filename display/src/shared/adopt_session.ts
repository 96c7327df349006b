import { Refusal, Unreachable, send } from "./api";
import type { Session } from "./contract/deeds";
import { currentToken, keepSession } from "./token";

/** Asks whether the token that came with the address is a person's: then this screen knows who works at it. */
export async function adoptSession(): Promise<void> {
  if (currentToken() === null) return;
  try {
    keepSession(await send<Session>("/api/sessions/current"), location.pathname);
  } catch (problem) {
    // A device's token, or no server just now: the screen then works as the device that it is.
    if (!(problem instanceof Refusal) && !(problem instanceof Unreachable)) throw problem;
  }
}
