import type { LoungeCar } from "../../shared/contract/boards";

/** The step to name: a customer who has agreed is not asked again while the car waits for its work to begin. */
export function stateOf(car: LoungeCar): LoungeCar["step"] | "agreed" {
  return car.step === "approval" && !car.needs_customer ? "agreed" : car.step;
}
