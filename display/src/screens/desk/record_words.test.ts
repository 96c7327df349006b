import { expect, it } from "vitest";
import type { ReceptionRecord } from "../../shared/contract/boards";
import { aCar } from "../../shared/car_for_tests";
import { words } from "../../shared/words.svelte";
import { stayText } from "./record_words";

it("says where the customer is only if somebody has said so", () => {
  words.language = "en";
  expect(stayText(aCar({ waits_here: false }), undefined)).toBeNull();
  expect(stayText(aCar({ waits_here: false }), { stay: null } as ReceptionRecord)).toBeNull();
  expect(stayText(aCar({ waits_here: true }), undefined)).toBe("Waits here");
  expect(stayText(aCar({ waits_here: true }), { stay: "leaves" } as ReceptionRecord)).toBe(words.say("reception.stay_leaves"));
});
