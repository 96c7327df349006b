import { askRightsAgain } from "./adopt_session";
import { Refusal } from "./api";
import { dropSession } from "./token";

const ASK_EVERY_MS = 3_000;

/** What a page shows of the server, asked anew every few seconds. Call `stop()` when the page goes. */
export class Asked<Answer> {
  /** Null until there is an answer; the last one stays while the server is away. */
  answer = $state.raw<Answer | null>(null);
  /** What the last question came to; null: an answer. */
  problem = $state.raw<unknown>(null);
  /** When it was last asked, by this page's clock. */
  now = $state(Date.now());
  private readonly timer = setInterval(() => void this.again(), ASK_EVERY_MS);

  constructor(private readonly ask: () => Promise<Answer>) {
    void this.again();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Asks now. */
  async again(): Promise<void> {
    try {
      this.answer = await this.ask();
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
      if (problem instanceof Refusal && problem.code === "not_signed_in") signInAgain();
      if (problem instanceof Refusal && problem.code === "not_allowed") await askRightsAgain();
    }
    this.now = Date.now();
  }
}

function signInAgain(): void {
  dropSession();
  location.replace(`/sign-in?to=${location.pathname}`);
}
