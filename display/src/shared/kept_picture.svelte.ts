import { fetchWithToken } from "./api";

/** A picture that needs the token, which an `img` cannot send: fetched, and held while its component lives. */
export class KeptPictureSource {
  /** For an `img`; null until it is there. */
  address = $state<string | null>(null);
  /** The server has it no more, or does not give it. */
  gone = $state(false);

  /** Make it while a component begins; `path` may change. */
  constructor(path: () => string) {
    $effect(() => this.fetchFrom(path()));
  }

  private fetchFrom(path: string): () => void {
    let made: string | undefined;
    let left = false;
    this.gone = false;
    void fetchWithToken(path)
      .then((answer) => answer.blob())
      .then((picture) => {
        if (left) return;
        made = URL.createObjectURL(picture);
        this.address = made;
      })
      .catch(() => (this.gone = !left));
    return () => {
      left = true;
      this.address = null;
      if (made) URL.revokeObjectURL(made);
    };
  }
}
