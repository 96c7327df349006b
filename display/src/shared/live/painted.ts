/** What was applied and is not yet known to be on the glass. */
interface Applied {
  readonly topic: string;
  readonly number: number;
}

/**
 * Calls `report` for each applied change once the frame that shows it has been painted: the task after an
 * animation frame runs when that frame is done. A hidden page paints nothing and reports nothing.
 */
export class PaintReports {
  private waiting: Applied[] = [];
  private readonly channel = new MessageChannel();

  constructor(private readonly report: (applied: Applied) => void) {
    this.channel.port1.onmessage = () => this.flush();
  }

  add(topic: string, number: number): void {
    if (document.hidden) return;
    this.waiting.push({ topic, number });
    if (this.waiting.length === 1) requestAnimationFrame(() => this.channel.port2.postMessage(null));
  }

  private flush(): void {
    const painted = this.waiting;
    this.waiting = [];
    painted.forEach(this.report);
  }
}
