import { parse, type TomlTable } from "smol-toml";
import type { Plugin } from "vite";

/** Turns `[lounge] title = "…"` into the flat key `lounge.title`. */
function flatten(table: TomlTable, prefix = ""): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(table)) {
    if (typeof value === "string") flat[prefix + name] = value;
    else Object.assign(flat, flatten(value as TomlTable, `${prefix}${name}.`));
  }
  return flat;
}

/** Lets the screens import `config/wording/*.toml`: the words that are shown until the server's arrive. */
export function wording(): Plugin {
  return {
    name: "glassbay-wording",
    transform: {
      filter: { id: /\.toml$/ },
      handler: (source) => ({ code: `export default ${JSON.stringify(flatten(parse(source)))}`, map: null }),
    },
  };
}
