import { fetchWithToken } from "../../shared/api";
import { CHIME_SECONDS, playChime } from "./chime";

export type PlayOutcome = "played" | "blocked" | "failed";

/** A browser that wants a gesture first leaves its audio waiting for ever: this long is taken as a no. */
const UNBLOCK_MS = 600;

/** Plays one announcement at a time: the chime, then the voice. */
export class CallPlayer {
  private context: AudioContext | undefined;
  private source: AudioBufferSourceNode | undefined;

  /** `unblocked` is called when somebody has touched a page that was not allowed to sound. */
  constructor(private readonly unblocked: () => void) {}

  /** Plays a call and tells what became of it. Resolves when the last word is spoken, or at once if it cannot be. */
  async play(audio: string): Promise<PlayOutcome> {
    this.stop();
    const context = (this.context ??= new AudioContext());
    if (!(await this.mayPlay(context))) return "blocked";
    try {
      const answer = await fetchWithToken(audio);
      return await this.sound(context, await context.decodeAudioData(await answer.arrayBuffer()));
    } catch {
      return "failed";
    }
  }

  stop(): void {
    this.source?.stop();
    this.source = undefined;
  }

  private async mayPlay(context: AudioContext): Promise<boolean> {
    if (context.state === "running") return true;
    const patience = new Promise((resolve) => setTimeout(resolve, UNBLOCK_MS));
    await Promise.race([context.resume(), patience]);
    if ((context.state as AudioContextState) === "running") return true;
    this.awaitGesture(context);
    return false;
  }

  private awaitGesture(context: AudioContext): void {
    const touched = () => void context.resume().then(this.unblocked);
    addEventListener("pointerdown", touched, { once: true });
  }

  private sound(context: AudioContext, buffer: AudioBuffer): Promise<PlayOutcome> {
    const begin = context.currentTime + 0.05;
    playChime(context, begin);
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(context.destination);
    source.start(begin + CHIME_SECONDS);
    this.source = source;
    return new Promise((resolve) => {
      source.onended = () => resolve("played");
    });
  }
}
