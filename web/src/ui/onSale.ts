interface Priced {
  readonly price: string | null;
  readonly priceUntil: string | null;
}

/** The price at which it can be bought now; null where it has none, or where that has lapsed. */
export const priceNow = ({ price, priceUntil }: Priced, now: number): string | null =>
  priceUntil === null || Date.parse(priceUntil) > now ? price : null;
