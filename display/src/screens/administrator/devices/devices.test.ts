import { describe, expect, it } from "vitest";
import type { PairedDeviceEntry } from "../../../shared/contract/devices";
import { groupsOf } from "./groups";
import { heardAgo } from "./heard";
import { choicesFor, joinedScreen, screenName, splitScreen } from "./screen_choice";

function device(name: string, kind: string, online = true): PairedDeviceEntry {
  return {
    device_id: name,
    kind,
    name,
    screen: "lounge",
    paired_at: "2026-11-22T00:00:00Z",
    heard_at: null,
    online,
    version: "",
    machine: null,
    pictured_at: null,
  };
}

describe("the groups of devices", () => {
  it("stand in one order, without empty ones", () => {
    const groups = groupsOf([device("a", "agent"), device("b", "tablet"), device("c", "display")]);
    expect(groups.map(({ kind }) => kind)).toEqual(["display", "tablet", "agent"]);
  });

  it("put what is not heard first", () => {
    const [group] = groupsOf([device("a", "kiosk"), device("c", "kiosk", false), device("b", "kiosk", false)]);
    expect(group!.devices.map(({ name }) => name)).toEqual(["b", "c", "a"]);
  });

});

it.each([
  [null, "administrator.never_heard", undefined],
  ["2026-11-22T00:00:03Z", "administrator.heard_seconds", 0],
  ["2026-11-21T23:59:30Z", "administrator.heard_seconds", 30],
  ["2026-11-21T23:58:59Z", "administrator.heard_minutes", 1],
  ["2026-11-21T22:00:00Z", "administrator.heard_hours", 2],
  ["2026-11-19T22:00:00Z", "administrator.heard_days", 2],
])("heard at %s is said as %s", (heardAt, key, count) => {
  expect(heardAgo(heardAt, Date.parse("2026-11-22T00:00:00Z"))).toEqual([key, count === undefined ? {} : { count }]);
});

describe("a screen", () => {
  it.each(["lounge", "workshop/stages", "bay/3"])("%s is the same after the form", (screen) => {
    const { place, bay } = splitScreen(screen);
    expect(joinedScreen(place, bay)).toBe(screen);
    expect(screenName(screen)[0]).not.toBeNull();
  });

  it("is none of ours where the name is unknown", () => {
    expect(screenName("cinema")[0]).toBeNull();
  });

  it("is a bay on a tablet, and none on an agent", () => {
    expect([choicesFor("tablet"), choicesFor("agent")]).toEqual([["bay", "work-list"], []]);
  });
});
