// Written by display/write_types.py. Change the Python and run it again.

/** `GET /api/service-clock`: the rules of `config/service_clock.toml`. */
export interface ServiceClock {
  /** seconds, by the rule's key */
  limits: Record<string, number>;
}
