/** How long a page of a wall stays. */
export const PAGE_MS = 12_000;

/** Cuts rows into pages of at most `size`; there is always one page, be it empty. */
export function pagesOf<Row>(rows: readonly Row[], size: number): Row[][] {
  const pages: Row[][] = [];
  for (let begin = 0; begin < rows.length; begin += size) pages.push(rows.slice(begin, begin + size));
  return pages.length > 0 ? pages : [[]];
}
