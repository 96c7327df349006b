import type { Plate } from "../../shared/contract/boards";
import type { CheckInVehicle } from "../../shared/contract/deeds";

/** Which car is checked in, as a board shows it: one without a plate goes by the mark in its place. */
export function carOf(plate: Plate): CheckInVehicle {
  return plate.colour === "none" ? { no_plate: { mark: plate.text } } : { plate: plate.text, colour: plate.colour };
}
