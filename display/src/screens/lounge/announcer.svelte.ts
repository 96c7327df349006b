import type { Call } from "../../shared/contract/boards";
import { Ducking } from "../../shared/ducking";
import type { LiveBoard } from "../../shared/live/live.svelte";
import { CallPlayer, type PlayOutcome } from "./call_player";
import { CHIME_SECONDS } from "./chime";
import { type OwnSpeaker, plays, takeOf } from "./own_speaker.svelte";

const TICK_MS = 100;
/** A call older than this when the screen first sees it has been heard from another. */
const TOO_OLD_SECONDS = 20;

/** Speaks each new take of a call once, and follows how far the voice has come for the caption. */
export class Announcer {
  /** How much of the call has been spoken, 0–1. */
  share = $state(0);
  outcome = $state<PlayOutcome | null>(null);
  private readonly player = new CallPlayer(() => (this.outcome = null));
  private readonly ducking = new Ducking();
  private spoken = "";
  private ticker: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly live: LiveBoard,
    private readonly speaker: OwnSpeaker,
  ) {}

  /** Call it with whatever the board says now. */
  show(call: Call | undefined): void {
    const id = call ? takeOf(call) : "";
    if (id === this.spoken) return;
    this.spoken = id;
    this.stop();
    if (call) this.begin(call);
  }

  stop(): void {
    clearInterval(this.ticker);
    this.ducking.raise();
    this.player.stop();
  }

  private begin(call: Call): void {
    this.outcome = null;
    const late = !call.audio || this.secondsSince(call.called_at) > TOO_OLD_SECONDS;
    this.share = late ? 1 : 0;
    if (late) return;
    this.follow(call.seconds);
    void this.speak(call);
  }

  private async speak(call: Call): Promise<void> {
    await this.speaker.ask();
    if (!call.audio || takeOf(call) !== this.spoken || !plays(this.speaker.place, call.room)) return;
    this.ducking.lower();
    const outcome = await this.player.play(call.audio);
    if (takeOf(call) !== this.spoken) return;
    this.ducking.raise();
    this.outcome = outcome;
    this.live.reportPlayed(call.announcement_id, call.take, outcome);
  }

  private follow(seconds: number): void {
    const begin = performance.now() + CHIME_SECONDS * 1000;
    this.ticker = setInterval(() => {
      this.share = Math.min(1, Math.max(0, (performance.now() - begin) / (seconds * 1000)));
      if (this.share === 1) clearInterval(this.ticker);
    }, TICK_MS);
  }

  /** Real seconds, however fast the shop's clock runs. */
  private secondsSince(instant: string): number {
    return (this.live.shopNow() - Date.parse(instant)) / 1000 / this.live.rate;
  }
}
