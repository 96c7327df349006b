import { expect, it, test } from "vitest";
import type { PersonHere } from "../../shared/contract/boards";
import { expectedOf, groupOf, grouped, tapsOf } from "./people";

function person(name: string, some: Partial<PersonHere> = {}): PersonHere {
  return {
    staff_id: name,
    name: { zh: name, en: name },
    roles: ["technician"],
    presence: "in",
    since: "2026-11-21T00:01:00Z",
    set_by: null,
    seen_at: null,
    state: "free",
    jobs: [],
    shift: null,
    away: false,
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
  expect(groupOf({ ...unseen, jobs: at("1") })).toBe("in");
});

test.each([
  [null, ["in"]],
  ["off", ["in"]],
  ["in", ["break", "off"]],
  ["break", ["in", "off"]],
] as const)("offers to somebody who is %s: %j", (presence, offered) => {
  expect(tapsOf(person("One", { presence })).map((tap) => tap.presence)).toEqual(offered);
});

const SHIFT = [
  { begins_at: "2026-11-21T00:00:00Z", ends_at: "2026-11-21T04:00:00Z" },
  { begins_at: "2026-11-21T05:00:00Z", ends_at: "2026-11-21T09:00:00Z" },
];

test.each<[string, string, Partial<PersonHere>, boolean | null]>([
  ["before the shift", "2026-11-20T23:50:00Z", {}, false],
  ["after its begin", "2026-11-21T00:10:00Z", {}, true],
  ["in the break between", "2026-11-21T04:30:00Z", {}, true],
  ["after its end", "2026-11-21T09:00:00Z", {}, null],
  ["having left today", "2026-11-21T05:10:00Z", { since: "2026-11-21T04:00:00Z" }, null],
  ["being in", "2026-11-21T00:10:00Z", { presence: "in", state: "free" }, null],
  ["seen at work", "2026-11-21T00:30:00Z", { presence: null, since: null, seen_at: "2026-11-21T00:10:00Z" }, null],
  ["on a free day", "2026-11-21T00:10:00Z", { shift: [] }, null],
])("knows of somebody %s whether they are late", (_, now, some, late) => {
  const off = person("One", { presence: "off", state: "off", since: "2026-11-20T09:00:00Z", shift: SHIFT, ...some });
  const expected = late === null ? null : { at: "2026-11-21T00:00:00Z", late };
  expect(expectedOf(off, Date.parse(now))).toEqual(expected);
});
