import type { Words } from "../../../shared/contract/boards";

/** The surname that a name probably has: the first character of a Chinese one, the last word of another. */
export function surnameOf(name: Words): Words {
  return { zh: name.zh.trim().slice(0, 1), en: name.en.trim().split(/\s+/).at(-1) ?? "" };
}
