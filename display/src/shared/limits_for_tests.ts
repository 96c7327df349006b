import { serviceClock } from "./service_clock.svelte";

/* Seconds, as the server tells them of the service clock that ships. */
serviceClock.tell({
  limits: { greet_idle: 15, greet: 60 },
});
