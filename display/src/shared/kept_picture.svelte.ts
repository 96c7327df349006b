import { onDestroy } from "svelte";
import { Refusal, fetchWithToken } from "./api";

const AGAIN_AFTER_MS = 2_000;

/** A picture that needs the token, which an `img` cannot send: fetched, and held while its component lives. */
export class KeptPictureSource {
  /** For an `img`; null until it is there. The picture before stays until the next has come. */
  address = $state<string | null>(null);
  /** The server has it no more, or does not give it. */
  gone = $state(false);

  /** Make it while a component begins. Whatever `path` reads may change; null: there is none to fetch. */
  constructor(path: () => string | null) {
    $effect(() => {
      const wanted = path();
      const leaving = new AbortController();
      if (wanted !== null) void this.fetchFrom(wanted, leaving.signal);
      return () => leaving.abort();
    });
    onDestroy(() => this.hold(null));
  }

  private async fetchFrom(path: string, left: AbortSignal): Promise<void> {
    try {
      const picture = await (await fetchWithToken(path)).blob();
      if (!left.aborted) this.hold(URL.createObjectURL(picture));
    } catch (problem) {
      if (left.aborted) return;
      // A server that is away has deleted nothing.
      if (problem instanceof Refusal) this.gone = true;
      else setTimeout(() => !left.aborted && void this.fetchFrom(path, left), AGAIN_AFTER_MS);
    }
  }

  private hold(address: string | null): void {
    if (this.address !== null) URL.revokeObjectURL(this.address);
    this.address = address;
    this.gone = false;
  }
}
