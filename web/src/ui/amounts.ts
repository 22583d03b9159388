const digits = 24;

/** yoctoNEAR as NEAR, without loss: "1500000000000000000000000" is "1.5". */
export function near(yocto: string): string {
  const padded = yocto.padStart(digits + 1, "0");
  const whole = padded.slice(0, -digits).replace(/\B(?=(\d{3})+$)/g, "\u202f");
  const fraction = padded.slice(-digits).replace(/0+$/, "");
  return fraction ? `${whole}.${fraction}` : whole;
}

/** NEAR as yoctoNEAR; null where it is no amount: not a number, finer than yocto, or more than 2^128-1. */
export function yocto(text: string): string | null {
  const match = /^(\d{1,15})(?:[.,](\d{1,24}))?$/.exec(text.trim());
  if (!match) return null;
  const amount = BigInt((match[1] ?? "0") + (match[2] ?? "").padEnd(digits, "0"));
  return amount < 1n << 128n ? amount.toString() : null;
}
