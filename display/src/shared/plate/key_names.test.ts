import { expect, test } from "vitest";
import { englishKey } from "./key_names";
import { plateKeys } from "./plate_keys";

test("every key in Chinese has an English name, and no letter or digit has one", () => {
  const keys = ["", "WJ", "京A031"].flatMap((text) => plateKeys(text).flat());
  const chinese = keys.filter((key) => /[\u4e00-\u9fff]/u.test(key));
  expect(chinese.filter((key) => englishKey(key) === undefined)).toEqual([]);
  expect(keys.filter((key) => /^[A-Z0-9]+$/.test(key) && englishKey(key) !== undefined)).toEqual([]);
});
