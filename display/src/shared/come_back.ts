import { pauseBefore } from "./live/pauses";
import { words } from "./words.svelte";

/** Attempts are counted from here, so that the first comes after some seconds. */
const FIRST_ATTEMPT = 3;

function answers(): Promise<boolean> {
  return fetch("/health").then(
    (answer) => answer.ok,
    () => false,
  );
}

/**
 * A part of the page could not be loaded: says so instead of a white page, and loads it anew once the server
 * answers. Never before: the browser would show an error page of its own, which does not come back.
 */
export async function comeBack(place: HTMLElement): Promise<void> {
  place.textContent = words.say("link.never");
  for (let attempt = FIRST_ATTEMPT; ; attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, pauseBefore(attempt)));
    if (await answers()) return location.reload();
  }
}
