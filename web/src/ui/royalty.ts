/** As many as the contract takes. */
export const mostShares = 10;
/** Half of a price: the contract refuses more than that together. */
export const mostBasisPoints = 5_000;

/** "2.5" as 250; null where it is no share: nothing, over 50 %, or finer than a hundredth of a percent. */
export function basisPoints(text: string): number | null {
  const match = /^(\d{1,2})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  if (!match) return null;
  const points = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return points > 0 && points <= mostBasisPoints ? points : null;
}

export const total = (shares: readonly { readonly percent: string }[]) =>
  shares.reduce((sum, share) => sum + (basisPoints(share.percent) ?? 0), 0);
