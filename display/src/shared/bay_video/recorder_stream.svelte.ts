import { send } from "../api";
import type { BayAddress } from "../contract/bay_video";
import { NoPicture, type NotSeen, reasonOf } from "./not_seen";
import { type Playing, play } from "./recorder";

/** The right to look may end at any time: so often the server is asked whether it still stands. */
export const ASK_EVERY_MS = 3_000;
const ANSWER_WITHIN_MS = 3_000;
const FIRST_PICTURE_WITHIN_MS = 8_000;
const AGAIN_MS = 5_000;
const LOOK_EVERY_MS = 100;

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * One bay as the shop's own recorder shows it. The picture leaves the glass as soon as the server says no or
 * nothing, as it stands still, or as nobody looks; then everything is begun anew.
 */
export class RecorderStream {
  live = $state(false);
  notSeen = $state<NotSeen>("starting");
  private stopped = false;
  private playing: Playing | null = null;

  constructor(private readonly bay: string) {}

  /** Begins to show the bay in `video`. */
  readonly into = (video: HTMLVideoElement): void => {
    void this.run(video);
  };

  stop(): void {
    this.stopped = true;
    this.end();
  }

  private async run(video: HTMLVideoElement): Promise<void> {
    while (!this.stopped) {
      try {
        await this.show(video);
      } catch (failure) {
        this.notSeen = reasonOf(failure);
      }
      this.end();
      await pause(AGAIN_MS);
    }
  }

  private async show(video: HTMLVideoElement): Promise<void> {
    this.playing = await play(video, await this.address());
    await this.firstPicture(video);
    let seen = -1;
    while (!this.stopped) {
      await this.address();
      // The time of a live stream goes on without a picture.
      const frames = video.getVideoPlaybackQuality().totalVideoFrames;
      if (this.playing?.ended() !== false || frames === seen) throw new NoPicture("silent");
      seen = frames;
      this.live = true;
      await pause(ASK_EVERY_MS);
    }
  }

  private async firstPicture(video: HTMLVideoElement): Promise<void> {
    const endsAt = performance.now() + FIRST_PICTURE_WITHIN_MS;
    while (!this.stopped && video.videoWidth === 0) {
      if (this.playing?.ended() || performance.now() > endsAt) throw new NoPicture("silent");
      await pause(LOOK_EVERY_MS);
    }
  }

  private address(): Promise<BayAddress> {
    const path = `/api/bay-video/${encodeURIComponent(this.bay)}/address`;
    return send<BayAddress>(path, { answerWithinMs: ANSWER_WITHIN_MS });
  }

  private end(): void {
    this.live = false;
    this.playing?.close();
    this.playing = null;
  }
}
