/** What happened after this position; nothing where it is not known. */
export const newSince = <Event extends { readonly position: string }>(events: readonly Event[], first: string | null) =>
  first === null ? [] : events.filter(({ position }) => BigInt(position) > BigInt(first));
