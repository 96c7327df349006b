import { send } from "../api";
import type { Found } from "../contract/search";

const PAUSE_IN_TYPING_MS = 180;

/** What was found for what is typed: asked for anew with each letter, once the typing pauses. */
export class Search {
  /** Null while nothing is sought or nothing was answered yet. */
  found = $state.raw<Found | null>(null);
  problem = $state.raw<unknown>(null);
  private asked = 0;
  private soon: ReturnType<typeof setTimeout> | undefined;

  /** Seeks what was typed; an answer to an earlier question is not shown any more. */
  seek(typed: string): void {
    clearTimeout(this.soon);
    this.asked += 1;
    const sought = typed.trim();
    if (sought === "") {
      this.found = this.problem = null;
      return;
    }
    const mine = this.asked;
    this.soon = setTimeout(() => void this.ask(sought, mine), PAUSE_IN_TYPING_MS);
  }

  stop(): void {
    clearTimeout(this.soon);
    this.asked += 1;
  }

  private async ask(sought: string, mine: number): Promise<void> {
    try {
      const found = await send<Found>(`/api/search?${new URLSearchParams({ q: sought })}`);
      if (mine === this.asked) [this.found, this.problem] = [found, null];
    } catch (problem) {
      if (mine === this.asked) this.problem = problem;
    }
  }
}
