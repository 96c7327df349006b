import { describe, expect, it } from "vitest";
import { type Notes, customerPart, notesOf, numberOnRecord, vehiclePart } from "./notes";
import { phoneProblem } from "../../shared/phone_number";
import { vinProblem } from "./vin";

const notes = (more: Partial<Notes>): Notes => ({ ...notesOf(undefined), ...more });

describe("notes of a reception", () => {
  it("have a customer once name and telephone are right", () => {
    expect(customerPart(notes({ ownerName: "何平" }))).toBeNull();
    expect(customerPart(notes({ ownerName: "何平", ownerPhone: "138 0000" }))).toBeNull();
    expect(customerPart(notes({ ownerName: " 何平 ", ownerPhone: "138-0000-4571" }))).toEqual({
      owner: { name: "何平", phone: "13800004571", has_no_phone: false },
      bringer: null,
    });
  });

  it("tell who has no telephone from who was not asked for it", () => {
    const nobody = { name: "何平", phone: null };
    expect(customerPart(notes({ ownerName: "何平", ownerNoPhone: true }))?.owner).toEqual({ ...nobody, has_no_phone: true });
    expect(customerPart(notes({ ownerName: "何平", phoneUnasked: true }))?.owner).toEqual({ ...nobody, has_no_phone: false });
  });

  it("never lose a number for a word", () => {
    const said = notes({ ownerName: "何平", ownerPhone: "13800004571", ownerNoPhone: true, phoneUnasked: true });
    expect(customerPart(said)?.owner).toEqual({ name: "何平", phone: "13800004571", has_no_phone: false });
    expect(numberOnRecord(" 何平 ", "何平", "13800004571")).toBe("13800004571");
    expect(numberOnRecord("和平", "何平", "13800004571")).toBe("");
    expect(numberOnRecord("何平", null, null)).toBe("");
  });

  it("ask who brings the car where it is not the owner", () => {
    const owner = { ownerName: "何平", ownerPhone: "13800004571", otherBrings: true };
    expect(customerPart(notes(owner))).toBeNull();
    expect(customerPart(notes({ ...owner, bringerName: "何文", bringerPhone: "13900004571" }))?.bringer?.name).toBe("何文");
  });

  it("want fewer kilometres than last time looked at again", () => {
    const less = notes({ mileage: "5,230" });
    expect(vehiclePart(less, 52_300)).toBeNull();
    expect(vehiclePart({ ...less, mileageConfirmed: true }, 52_300)?.mileage_km).toBe(5230);
    expect(vehiclePart(less, null)?.mileage_km).toBe(5230);
    expect(vehiclePart(notes({ mileage: "52k" }), null)).toBeNull();
  });
});

describe("a telephone number", () => {
  it.each([
    ["13800004571", null],
    ["+86 138 0000 4571", null],
    ["010-8888 7777", null],
    ["12345678901", "mobile"],
    ["1380000457", "mobile"],
    ["123", "form"],
    ["phone", "form"],
  ])("%s: %s", (typed, problem) => expect(phoneProblem(typed)).toBe(problem));
});

describe("a VIN", () => {
  it.each([
    ["1M8GDM9AXKP042788", null],
    ["1m8gdm9axkp042788", null],
    ["1M8GDM9A1KP042788", "check_digit"],
    ["LVSHCAMB1CE054249", null],
    ["LVSHCAMB2CE054249", "check_digit"],
    ["WVWZZZ1JZ3W386752", null],
    ["WVWZZZ1JZ3W38675", "form"],
    ["IVWZZZ1JZ3W386752", "form"],
  ])("%s: %s", (typed, problem) => expect(vinProblem(typed)).toBe(problem));
});
