import { fade } from "svelte/transition";
import { cubicOut } from "svelte/easing";

const calm = typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches;

function lasting(milliseconds: number): number {
  return calm ? 0 : milliseconds;
}

/** A value changes. */
export const VALUE = { duration: lasting(160), easing: cubicOut };
/** A row enters, leaves or moves. */
export const ROW = { duration: lasting(320), easing: cubicOut };
/** The call block takes the stage. */
export const CALL = { duration: lasting(640), easing: cubicOut };

/** A page turns: its rows fade in one after the other. */
export function pageRow(node: Element, { index }: { index: number }) {
  return fade(node, { duration: lasting(480), delay: lasting(20) * index });
}
