import { pageSeconds } from "./paging";
import { words } from "./words.svelte";

interface Options {
  /** How many pages the wall has now: of its longest list. */
  readonly pages?: () => number;
  /** Something else is on the glass: the page waits. */
  readonly held?: () => boolean;
}

/** Turns the pages of a wall. With `lang=auto` the other language follows once every page has been seen. */
export class PageTurner {
  turn = $state(0);
  private readonly pages: () => number;
  private readonly held: () => boolean;
  private readonly timer = setInterval(() => this.tick(), 1_000);
  /** Seconds for which the page has been on the glass. */
  private stayed = 0;
  /** Pages that have been seen in this language. */
  private seen = 0;

  constructor({ pages = () => 1, held = () => false }: Options = {}) {
    this.pages = pages;
    this.held = held;
  }

  /** Which of `count` pages is shown, from 0. */
  indexOf(count: number): number {
    return this.turn % count;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Asks every second, for while a page stays cars come that make more pages. */
  private tick(): void {
    if (this.held()) return;
    this.stayed += 1;
    if (this.stayed >= pageSeconds(this.pages())) this.next();
  }

  private next(): void {
    this.stayed = 0;
    this.turn += 1;
    this.seen += 1;
    if (this.seen < this.pages()) return;
    this.seen = 0;
    words.turn();
  }
}
