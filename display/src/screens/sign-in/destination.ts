/** Where a person begins to work, by the first of their roles that has a screen. */
const SCREENS: Readonly<Record<string, string>> = {
  advisor: "/desk",
  cashier: "/desk",
  manager: "/workshop",
  foreman: "/workshop",
  administrator: "/workshop",
};

/** The page to open after signing in: the one that was asked for, if it is on this server, else the role's. */
export function destinationFor(roles: readonly string[], asked: string | null): string {
  if (asked !== null && /^\/(?!\/)/.test(asked)) return asked;
  const role = roles.find((name) => name in SCREENS);
  return role === undefined ? "/workshop" : SCREENS[role]!;
}
