import { Unreachable, send } from "./api";

const PAUSE_MS = 400;

/** The server's answer to what is being written, asked anew once the writing rests; a late answer to what was written
 * before is dropped. */
export class NewestAnswer<Answer> {
  answer = $state.raw<Answer | null>(null);
  private asked = "";
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ask: (path: string) => Promise<Answer> = (path) => send<Answer>(path)) {}

  /** Where the newest question has no answer, the last one stays. */
  protected failed(): void {}

  protected askFor(path: string): void {
    if (path === this.asked) return;
    this.asked = path;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.learn(path), PAUSE_MS);
  }

  private async learn(path: string): Promise<void> {
    try {
      const answer = await this.ask(path);
      if (path === this.asked) this.answer = answer;
    } catch (problem) {
      if (path !== this.asked) return;
      this.failed();
      if (problem instanceof Unreachable) this.asked = "";
    }
  }
}
