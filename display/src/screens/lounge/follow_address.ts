export interface FollowAddress {
  readonly url: string;
  /** It opens only on the shop's own network. */
  readonly inShopOnly: boolean;
}

const LOOPBACK = /^(localhost|127\.|\[?::1)/;

/** What the QR code holds: the shop's public address, else this server's; null where no phone could open it. */
export function followAddress(
  publicUrl: string | null,
  place: Pick<Location, "origin" | "hostname">,
): FollowAddress | null {
  if (publicUrl) return { url: publicUrl, inShopOnly: false };
  return LOOPBACK.test(place.hostname) ? null : { url: `${place.origin}/follow`, inShopOnly: true };
}
