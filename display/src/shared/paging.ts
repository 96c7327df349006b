/**
 * How long a page of a wall stays. Like every duration of the design's motion it is no rule of the shop, and so
 * stands here and not in the server's configuration.
 */
const PAGE_SECONDS = 12;
/** Nobody looks longer than this for a car that is here; a page that is read less than five seconds helps nobody. */
const MOST_AWAY_SECONDS = 60;
const LEAST_PAGE_SECONDS = 5;

/** How long each of `count` pages stays: many pages turn faster, so that none is away for more than a minute. */
export function pageSeconds(count: number): number {
  return Math.max(LEAST_PAGE_SECONDS, Math.min(PAGE_SECONDS, Math.floor(MOST_AWAY_SECONDS / (count - 1))));
}

/** Cuts rows into pages of at most `size`; there is always one page, be it empty. */
export function pagesOf<Row>(rows: readonly Row[], size: number): Row[][] {
  const pages: Row[][] = [];
  for (let begin = 0; begin < rows.length; begin += size) pages.push(rows.slice(begin, begin + size));
  return pages.length > 0 ? pages : [[]];
}

