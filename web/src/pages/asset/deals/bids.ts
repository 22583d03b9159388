interface Terms {
  readonly price: string;
  readonly highestBid: string | null;
  readonly minIncrement: string | null;
}

/** The least that the next bid has to be, in yoctoNEAR. */
export const leastBid = ({ price, highestBid, minIncrement }: Terms): string =>
  highestBid === null ? price : (BigInt(highestBid) + BigInt(minIncrement ?? "1")).toString();
