import type { Session } from "./contract/deeds";
import { session } from "./token";

/** Rights that somebody has got or lost while their page was open. */
export interface RightsChange {
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

/** What `after` allows and `before` did not, and the other way round; null where nothing has changed. */
export function changeOf(before: Session | null, after: Session | null): RightsChange | null {
  if (before === null || after === null || before.staff_id !== after.staff_id) return null;
  const gained = after.allowed.filter((deed) => !before.allowed.includes(deed));
  const lost = before.allowed.filter((deed) => !after.allowed.includes(deed));
  return gained.length + lost.length === 0 ? null : { gained, lost };
}

/** Who works at this page, as the server has told last: whatever shows it is drawn again when it tells anew. */
class SignedInPerson {
  /** What has changed since the page was opened, until it was read. */
  change = $state.raw<RightsChange | null>(null);
  private told = $state(0);
  private readonly followers = new Set<() => void>();

  get person(): Session | null {
    void this.told;
    return session();
  }

  /** The server has told anew; `before` is what the page knew until then. */
  renewed(before: Session | null): void {
    this.change = changeOf(before, session()) ?? this.change;
    this.told += 1;
    for (const follower of this.followers) follower();
  }

  /** Calls `follower` whenever the server has told anew. */
  follow(follower: () => void): void {
    this.followers.add(follower);
  }
}

export const signedIn = new SignedInPerson();
