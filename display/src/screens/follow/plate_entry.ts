import type { Plate, PlateColour } from "../../shared/contract/boards";

const PROVINCE = /^[\u4e00-\u9fff]/u;
const ARMED_POLICE = /^WJ[\u4e00-\u9fff]/u;

/** What a person typed, as a plate is written: capitals, without separators, at most eight characters. */
export function typedPlate(text: string): string {
  return text.replace(/[\s·•.-]/g, "").toUpperCase().slice(0, 8);
}

/** Whether this could be a whole plate: a province or 使, then six or seven characters; or WJ, a province and five. */
export function isWhole(text: string): boolean {
  return ARMED_POLICE.test(text) ? text.length === 8 : PROVINCE.test(text) && text.length >= 7;
}

/** What a plate that was begun still lacks; null where nothing was typed yet, or all of it. */
export function lacking(text: string): "province" | "characters" | null {
  if (text === "" || isWhole(text)) return null;
  return PROVINCE.test(text) || ARMED_POLICE.test(text) ? "characters" : "province";
}

function usualColour(text: string): PlateColour {
  if (text.startsWith("WJ") || /(警|应急)$/.test(text)) return "white";
  if (text.length === 8) return /[A-Z]$/.test(text) ? "yellow_green" : "green";
  if (/[学挂]$/.test(text)) return "yellow";
  return /[港澳领]$|^使/.test(text) ? "black" : "blue";
}

/** The plate as far as it is typed, in the colour it most often has; dots stand for what is still to come. */
export function drawnPlate(text: string): Plate {
  return { text: text.padEnd(7, "•"), colour: usualColour(text) };
}
