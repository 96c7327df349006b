import type { EstimateLine } from "../../shared/contract/deeds";
import { minorFrom } from "../../shared/money";

/** One line of the estimate while it is being typed. */
export interface DraftLine {
  title: string;
  minutes: string;
  price: string;
}

const MOST_MINUTES = 6_000;

export function emptyLine(title = ""): DraftLine {
  return { title, minutes: "", price: "" };
}

/** Whole minutes, or null where what was typed is no number of them. */
export function minutesFrom(typed: string): number | null {
  const minutes = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : null;
  return minutes !== null && minutes <= MOST_MINUTES ? minutes : null;
}

function isBlank(line: DraftLine): boolean {
  return !line.title.trim() && !line.minutes.trim() && !line.price.trim();
}

function lineFrom(line: DraftLine): EstimateLine | null {
  const title = line.title.trim();
  const minutes = minutesFrom(line.minutes);
  const price = minorFrom(line.price);
  if (!title || minutes === null || price === null) return null;
  return { title: { zh: title, en: title }, standard_minutes: minutes, price_minor: price };
}

/** The lines to send, blank ones left out; null while one of them is incomplete or there is none. */
export function estimateFrom(drafts: readonly DraftLine[]): EstimateLine[] | null {
  const lines = drafts.filter((line) => !isBlank(line)).map(lineFrom);
  if (lines.length === 0 || lines.some((line) => line === null)) return null;
  return lines as EstimateLine[];
}

/** Sum of what can be read so far, in minor units. */
export function draftTotal(drafts: readonly DraftLine[]): number {
  return drafts.reduce((sum, line) => sum + (minorFrom(line.price) ?? 0), 0);
}

/** Sum of the standard times that can be read so far, in minutes. */
export function draftMinutes(drafts: readonly DraftLine[]): number {
  return drafts.reduce((sum, line) => sum + (minutesFrom(line.minutes) ?? 0), 0);
}
