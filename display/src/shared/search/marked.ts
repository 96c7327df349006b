/** A piece of a text; `hit` where it is what was sought. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** One character as it is compared: one width, small, or nothing where it is neither letter nor digit. */
const compared = (character: string): string =>
  character
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** The words that are sought, as they are compared. */
export function soughtWords(sought: string): string[] {
  return sought
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Cuts a text where any word that is sought stands in it: `京A12345` by `a12` is 京, A12, 345. */
export function marked(text: string, sought: string): Piece[] {
  const characters = [...text];
  const hits = characters.map(() => false);
  // Each compared character knows its place in the text.
  const known = characters.flatMap((character, place) => [...compared(character)].map((plain) => ({ plain, place })));
  const line = known.map(({ plain }) => plain).join("");
  for (const word of soughtWords(sought)) {
    for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
      for (const { place } of known.slice(at, at + word.length)) hits[place] = true;
    }
  }
  // What only parts two hits belongs to them.
  for (const place of characters.keys()) {
    if (compared(characters[place]!) === "" && hits[place - 1] && hits[place + 1]) hits[place] = true;
  }
  return characters.reduce<Piece[]>((pieces, character, place) => {
    const last = pieces.at(-1);
    const hit = hits[place]!;
    if (last?.hit === hit) return [...pieces.slice(0, -1), { text: last.text + character, hit }];
    return [...pieces, { text: character, hit }];
  }, []);
}
