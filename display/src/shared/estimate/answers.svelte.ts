import type { JobLine } from "../contract/boards";

/** What the customer says to an estimate, line by line, until it is sent: agreed unless they say otherwise. */
export class EstimateAnswers {
  declined = $state<string[]>([]);
  /** Options by line; a line without an entry is done as it is written. */
  chosen = $state<Record<string, string>>({});

  isDeclined(line: JobLine): boolean {
    return this.declined.includes(line.line_id);
  }

  turn(line: JobLine): void {
    this.declined = this.isDeclined(line)
      ? this.declined.filter((id) => id !== line.line_id)
      : [...this.declined, line.line_id];
  }

  /** What a line costs by the way that was chosen for it. */
  priceOf(line: JobLine): number {
    const option = line.options.find((each) => each.option_id === this.chosen[line.line_id]);
    return option?.price_minor ?? line.price_minor;
  }

  /** What the customer pays for what they agree to. */
  due(lines: readonly JobLine[]): number {
    const own = this.agreed(lines).filter((line) => (line.payer ?? "customer") === "customer");
    return own.reduce((sum, line) => sum + this.priceOf(line), 0);
  }

  agreed(lines: readonly JobLine[]): JobLine[] {
    return lines.filter((line) => !this.isDeclined(line));
  }

  /** The deed's body; it says nothing of lines that are agreed to as they are written. */
  body(lines: readonly JobLine[]): { declined?: string[]; chosen?: Record<string, string> } {
    const known = new Set(lines.map((line) => line.line_id));
    const declined = this.declined.filter((id) => known.has(id));
    const chosen = Object.entries(this.chosen).filter(([id]) => known.has(id) && !declined.includes(id));
    return {
      ...(declined.length > 0 && { declined }),
      ...(chosen.length > 0 && { chosen: Object.fromEntries(chosen) }),
    };
  }
}
