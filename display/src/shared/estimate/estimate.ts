import type { EstimateLine } from "../contract/deeds";
import { minorFrom } from "../money";
import { wordsInBoth } from "../words.svelte";

/** A line in words of one's own while it is being typed. */
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

/** The line to send; null while it is incomplete. */
export function lineFrom(line: DraftLine): EstimateLine | null {
  const minutes = minutesFrom(line.minutes);
  const price = minorFrom(line.price);
  if (!line.title.trim() || minutes === null || price === null) return null;
  return { title: wordsInBoth(line.title), standard_minutes: minutes, price_minor: price };
}
