/** Where a customer's phone finds the page, and whether only inside the shop's own network. */
export interface CustomerAddress {
  readonly url: string;
  readonly inShopOnly: boolean;
}

/** A shop with a public address is reached there; without one the phone must be on the shop's Wi-Fi. */
export function customerAddress(path: string, followUrl: string | null, origin: string): CustomerAddress {
  return { url: new URL(path, followUrl ?? origin).href, inShopOnly: followUrl === null };
}
