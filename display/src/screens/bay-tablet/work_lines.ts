import type { JobLine } from "../../shared/contract/boards";

/**
 * What the technician does, in the order in which it is told: work that was found first, the newest on top, so that
 * the customer's answer to it is seen; then what was agreed to at the estimate. What was declined there is nobody's work.
 */
export function toldLines(lines: readonly JobLine[]): JobLine[] {
  const added = lines.filter((line) => line.added).reverse();
  return [...added, ...lines.filter((line) => !line.added && line.authorization !== "declined")];
}

/** How many of the found lines stand where. */
export function answers(lines: readonly JobLine[]): Record<JobLine["authorization"], number> {
  const count = { requested: 0, authorized: 0, declined: 0 };
  for (const line of lines) if (line.added) count[line.authorization] += 1;
  return count;
}

/** The way of doing it that the customer chose, where it has a name of its own. */
export function chosenOption(line: JobLine): JobLine["options"][number] | null {
  const chosen = line.options.find((option) => option.option_id === line.option_id);
  return chosen && chosen.title.zh !== line.title.zh ? chosen : null;
}

/** Minutes by the book; of work that nobody has agreed to yet those of its shortest way. */
export function minutesOf(line: JobLine): number {
  const asked = line.added && line.authorization === "requested";
  return asked ? Math.min(...line.options.map((option) => option.minutes)) : line.standard_minutes;
}
