import { expect, test } from "vitest";
import { aTimer } from "../../shared/floor/timer_for_tests";
import { dueAtDesk } from "./clock";

test("a desk is told what nears its end and what it can say to have done, what is due first at the top", () => {
  const timers = [
    aTimer("welcome_list", 60, 30, { asks: "welcome_list_complete" }),
    aTimer("greet", 0, 1),
    aTimer("no_show", 28, 2, { state: "warned" }),
    aTimer("triage", 3, -2, { asks: "request_answered" }),
    aTimer("collect", 40, -10),
  ];
  expect(dueAtDesk(timers).map(({ rule }) => rule)).toEqual(["triage", "no_show", "welcome_list"]);
});
