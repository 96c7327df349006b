import { fetchWithToken } from "../api";
import { type NotSeen, reasonOf } from "./not_seen";

/** A picture older than this says nothing about now; the server sends none for as long, either. */
export const SILENT_AFTER_MS = 5_500;
const AGAIN_MS = 2_000;
/** More pictures than that in a second nobody asks for, whatever answers. */
const LEAST_PAUSE_MS = 100;

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * One bay's pictures, asked for one by one: the next only when the last one is on the glass, so that a slow
 * screen gets fewer. `picture` is null at once when the server says no, or when none has come for a while.
 */
export class BayStream {
  picture = $state.raw<string | null>(null);
  notSeen = $state<NotSeen>("starting");
  private stopped = false;
  private silence = 0;

  constructor(private readonly bay: string) {
    void this.run();
  }

  get live(): boolean {
    return this.picture !== null;
  }

  stop(): void {
    this.stopped = true;
    this.hide("starting");
  }

  private async run(): Promise<void> {
    let after = "0";
    while (!this.stopped) {
      try {
        const answer = await fetchWithToken(`/api/bay-video/${encodeURIComponent(this.bay)}/frame?after=${after}`);
        after = answer.headers.get("Glassbay-Frame") ?? "0";
        await this.show(await answer.blob());
        await pause(LEAST_PAUSE_MS);
      } catch (failure) {
        this.hide(reasonOf(failure));
        await pause(AGAIN_MS);
      }
    }
  }

  /** Puts a picture on the glass once it is decoded. */
  private async show(blob: Blob): Promise<void> {
    const address = URL.createObjectURL(blob);
    const image = new Image();
    image.src = address;
    await image.decode().catch(() => undefined);
    if (this.stopped) {
      URL.revokeObjectURL(address);
      return;
    }
    this.replace(address);
    clearTimeout(this.silence);
    this.silence = window.setTimeout(() => this.hide("silent"), SILENT_AFTER_MS);
  }

  private hide(why: NotSeen): void {
    clearTimeout(this.silence);
    this.notSeen = why;
    this.replace(null);
  }

  private replace(address: string | null): void {
    const before = this.picture;
    this.picture = address;
    if (before) URL.revokeObjectURL(before);
  }
}
