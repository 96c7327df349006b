import { serviceClock } from "./service_clock.svelte";

/* Seconds, as the server tells them of the service clock that ships. */
serviceClock.tell({
  limits: { greet_idle: 15, greet: 60, progress_word: 1_800, promise_near: 3_600, pause: 900, collect: 1_800 },
});
