import glyphTable from "../../../../config/plate_glyphs.json";
import type { PlateColour } from "../contract/boards";

type Glyph = { readonly width: number; readonly contours: ReadonlyArray<ReadonlyArray<readonly number[]>> };

const GLYPHS = glyphTable.glyphs as unknown as Readonly<Record<string, Glyph | undefined>>;
const [CELL_WIDTH, CELL_HEIGHT] = glyphTable.cell as [number, number];
const TOP_MM = 25;
const CELL_MM = 90;
export const PLATE_HEIGHT_MM = 140;
export const MASKED = "•";

/** Where one character stands: the left edge and the width of its cell, in mm. */
export interface Cell {
  readonly left: number;
  readonly width: number;
}

const ORDINARY: readonly Cell[] = [15.5, 72.5, 151.5, 208.5, 265.5, 322.5, 379.5].map((left) => ({
  left,
  width: 45,
}));
const LONG: readonly Cell[] = [
  { left: 15.5, width: 45 },
  ...[69.5, 161.5, 213.5, 265.5, 317.5, 369.5, 421.5].map((left) => ({ left, width: 43 })),
];

export interface Layout {
  readonly width: number;
  readonly cells: readonly Cell[];
}

/** The plate's width and cells: eight characters have a longer plate. */
export function layoutFor(length: number): Layout {
  return length === 8 ? { width: 480, cells: LONG } : { width: 440, cells: ORDINARY };
}

/** The outline of a character in its cell as an SVG path in mm; undefined where no glyph is drawn for it. */
export function glyphPath(character: string, cell: Cell): string | undefined {
  const glyph = GLYPHS[character];
  if (!glyph) return undefined;
  const scale = cell.width / CELL_WIDTH;
  const left = cell.left + (cell.width - glyph.width * scale) / 2;
  const point = ([x = 0, y = 0]: readonly number[]) =>
    `${(left + x * scale).toFixed(1)} ${(TOP_MM + (y * CELL_MM) / CELL_HEIGHT).toFixed(1)}`;
  return glyph.contours.map((contour) => `M${contour.map(point).join("L")}Z`).join("");
}

/** Ground and text of each colour; green and yellow-green have grounds of their own. */
export const COLOURS: Readonly<Record<PlateColour, { ground: string; text: string }>> = {
  blue: { ground: "#1450A8", text: "#FFFFFF" },
  yellow: { ground: "#F2B90F", text: "#101010" },
  green: { ground: "#C9EBD3", text: "#101010" },
  yellow_green: { ground: "#49BE7E", text: "#101010" },
  white: { ground: "#FAFAF7", text: "#101010" },
  black: { ground: "#161616", text: "#FFFFFF" },
  none: { ground: "#FFFDF9", text: "#1A1815" },
};

/** With what a mark begins, which stands where a car has no plate yet. */
const MARK_SIGN = "#";

const POLICE_RED = "#C8161D";

/** The colour of a character: 警 and 应急 are red on every plate, WJ where the armed police's plate begins. */
export function inkOf(text: string, index: number, colour: PlateColour): string {
  const red = text.startsWith("WJ") ? index < 2 : "警应急".includes(text[index] ?? " ");
  return red ? POLICE_RED : COLOURS[colour].text;
}

/** The text of a plate as people write it: `京A·1••45`; a mark without its sign. */
export function spokenPlate(text: string): string {
  if (text.startsWith(MARK_SIGN)) return text.slice(MARK_SIGN.length);
  return `${text.slice(0, 2)}·${text.slice(2)}`;
}
