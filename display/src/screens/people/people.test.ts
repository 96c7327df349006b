import { expect, it, test } from "vitest";
import type { PersonHere } from "../../shared/contract/boards";
import { groupOf, grouped, tapsOf } from "./people";

function person(name: string, some: Partial<PersonHere> = {}): PersonHere {
  return {
    staff_id: name,
    name: { zh: name, en: name },
    roles: ["technician"],
    presence: "in",
    since: "2026-11-21T00:01:00Z",
    set_by: null,
    state: "free",
    jobs: [],
    ...some,
  };
}

function at(bay: string | null): PersonHere["jobs"] {
  const plate = { text: "京A12345", colour: "blue" } as const;
  return [{ visit_id: "v", plate, job: { zh: "保养", en: "Service" }, bay_number: bay, state: "working" }];
}

it("lists who is in by their bays, then who is at the reception, then who is free", () => {
  const people = [
    person("Free"),
    person("Desk", { jobs: at(null), state: "working" }),
    person("Ten", { jobs: at("10"), state: "working" }),
    person("Two", { jobs: at("2"), state: "working" }),
    person("Rest", { state: "break", presence: "break" }),
  ];
  const { in: here, break: resting, off } = grouped(people);
  expect(here.map(({ staff_id: id }) => id)).toEqual(["Two", "Ten", "Desk", "Free"]);
  expect(resting.map(({ staff_id: id }) => id)).toEqual(["Rest"]);
  expect(off).toEqual([]);
});

it("knows of who never tapped only that they are at work, if they are", () => {
  const unseen = person("New", { presence: null, since: null });
  expect(groupOf(unseen)).toBe("unknown");
  expect(groupOf({ ...unseen, state: "working", jobs: at("1") })).toBe("in");
});

test.each([
  [null, ["in"]],
  ["off", ["in"]],
  ["in", ["break", "off"]],
  ["break", ["in", "off"]],
] as const)("offers to somebody who is %s: %j", (presence, offered) => {
  expect(tapsOf(person("One", { presence })).map((tap) => tap.presence)).toEqual(offered);
});
