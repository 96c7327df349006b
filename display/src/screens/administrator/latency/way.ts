import type { LegFigures } from "../../../shared/contract/latency";

/** A leg as a bar on a common scale: all in shares of the width. */
export interface Step {
  readonly figures: LegFigures;
  readonly begin: number;
  readonly half: number;
  readonly most: number;
}

export interface Way {
  readonly steps: readonly Step[];
  /** The figures that run over several legs. */
  readonly over: readonly LegFigures[];
}

const OVER = ["decision_to_paint", "whole"];

/** Lays the legs end to end by their p50; beyond it each goes on to its p95. */
export function wayOf(legs: readonly LegFigures[]): Way {
  const single = legs.filter(({ leg }) => !OVER.includes(leg));
  const begins = single.map((_, place) => sum(single.slice(0, place).map(({ p50_ms }) => p50_ms)));
  const longest = Math.max(...single.map(({ p95_ms }, place) => begins[place]! + p95_ms), Number.MIN_VALUE);
  const steps = single.map((figures, place) => ({
    figures,
    begin: begins[place]! / longest,
    half: figures.p50_ms / longest,
    most: figures.p95_ms / longest,
  }));
  return { steps, over: legs.filter(({ leg }) => OVER.includes(leg)) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** `0.4 ms`, `42 ms`, `1.24 s`: as exact as anybody can use. */
export function duration(ms: number): string {
  if (ms < 9.95) return `${ms.toFixed(1)} ms`;
  return ms < 999.5 ? `${ms.toFixed(0)} ms` : `${(ms / 1_000).toFixed(2)} s`;
}
