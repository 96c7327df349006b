import { describe, expect, it } from "vitest";
import en from "../../../config/wording/en.toml";
import zh from "../../../config/wording/zh.toml";
import { STATUS_ORDER, SHAPES } from "./shapes/StatusShape.svelte";
import tokens from "./tokens.css?raw";

type Triple = readonly [number, number, number];

/**
 * Linear RGB as somebody sees it who lacks one kind of cone, severity 1.0: Machado, Oliveira, Fernandes,
 * "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009.
 */
const SIGHTS: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** sRGB to CIE XYZ under D65, each row divided by the white of that axis. */
const TO_XYZ: readonly [Triple, Triple, Triple] = [
  [0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339 / 1.08883, 0.119192 / 1.08883, 0.9503041 / 1.08883],
];

function times(rows: readonly [Triple, Triple, Triple], [x, y, z]: Triple): Triple {
  const [first, second, third] = rows.map(([a, b, c]) => a * x + b * y + c * z);
  return [first!, second!, third!];
}

function linear(hex: string): Triple {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return [red!, green!, blue!];
}

function lab(colour: Triple): Triple {
  const inside = colour.map((value) => Math.min(1, Math.max(0, value))) as unknown as Triple;
  const [x, y, z] = times(TO_XYZ, inside).map((t) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116));
  return [116 * y! - 16, 500 * (x! - y!), 200 * (y! - z!)];
}

/** ΔE*ab of 1976; about 2.3 is just noticed (Mahy, Van Eycken, Oosterlinck 1994). */
function difference(one: Triple, other: Triple): number {
  return Math.hypot(...one.map((value, axis) => value - other[axis]!));
}

/** The tokens of a theme as `#rrggbb`, by name. */
function theme(name: "day" | "night"): ReadonlyMap<string, string> {
  const block = tokens.split(`[data-theme="${name}"] {`)[1]!.split("\n}")[0]!;
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, token, value]) => [token!, value!]));
}

/** The fill of each status's shape; a hold is drawn in the second ink, what is idle as an edge. */
const HUES = ["green-fill", "amber-fill", "red-fill", "blue-fill"];
const NEUTRALS = ["ink2", "edge"];

const CASES = (["day", "night"] as const).flatMap((name) => Object.keys(SIGHTS).map((sight) => [name, sight] as const));

describe.each(CASES)("by %s with %s", (name, sight) => {
  const found = theme(name);
  const seen = (token: string) => lab(times(SIGHTS[sight]!, linear(found.get(token)!)));

  function apart(tokens: readonly string[], others: readonly string[]): number {
    const pairs = tokens.flatMap((one) => others.filter((other) => other !== one).map((other) => [one, other] as const));
    return Math.min(...pairs.map(([one, other]) => difference(seen(one), seen(other))));
  }

  it("the four hues of a status stay apart", () => {
    expect(apart(HUES, HUES)).toBeGreaterThan(10);
  });

  it("a hue is no neutral, and each stands out of its ground", () => {
    expect(apart(HUES, NEUTRALS)).toBeGreaterThan(5);
    expect(apart([...HUES, ...NEUTRALS], ["paper", "surface"])).toBeGreaterThan(20);
  });
});

/** The shape itself, and the ground of a bar: the words upon it (`JobBar`, `DeskBar`) carry the shape. */
const SHAPED_ELSEWHERE = /(StatusShape|BarGround)\.svelte$/;

describe("without any colour", () => {
  it("every status has a shape and a word of its own in both languages", () => {
    expect(new Set(Object.values(SHAPES)).size).toBe(Object.keys(SHAPES).length);
    for (const dictionary of [zh, en]) {
      const said = STATUS_ORDER.map((status) => dictionary[`state.${status}`]);
      expect(said.every(Boolean)).toBe(true);
      expect(new Set(said).size).toBe(STATUS_ORDER.length);
    }
  });

  it("no screen tints anything in a status colour without drawing the status's shape beside it", () => {
    const sources = import.meta.glob<string>("../**/*.svelte", { query: "?raw", import: "default", eager: true });
    const tinted = Object.entries(sources).filter(([, source]) => /var\(--(wash-)?(green|amber|red)\b/.test(source));
    const unshaped = tinted.filter(([path, source]) => !/<StatusShape\b/.test(source) && !SHAPED_ELSEWHERE.test(path));
    expect(unshaped.map(([path]) => path)).toEqual([]);
    expect(tinted.length).toBeGreaterThan(10);
  });
});
