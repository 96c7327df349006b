import { send } from "./api";
import type { ServiceClock as Told } from "./contract/service_clock";
import { currentToken } from "./token";

/** The rules that a screen judges by before any timer runs: whose car was seen, nobody knows yet. */
type Rule = "greet_idle" | "greet";
type Limits = Told["limits"];

const KEPT = "glassbay.service_clock";

function kept(): Limits {
  return JSON.parse(localStorage.getItem(KEPT) ?? "{}") as Limits;
}

/** How long each thing may take. Until the server has told it for the first time, nothing is late. */
class ServiceClock {
  private limits = $state.raw<Limits>(typeof localStorage === "undefined" ? {} : kept());

  /** A limit; none while the server has not told it. */
  seconds(rule: Rule): number {
    return this.limits[rule] ?? Infinity;
  }

  tell({ limits }: Told): void {
    this.limits = limits;
  }

  /** Asks the server; what it told before goes on where it does not answer. */
  async ask(): Promise<void> {
    if (currentToken() === null) return;
    const told = await send<Told>("/api/service-clock").catch(() => null);
    if (told === null) return;
    this.tell(told);
    localStorage.setItem(KEPT, JSON.stringify(told.limits));
  }
}

export const serviceClock = new ServiceClock();
