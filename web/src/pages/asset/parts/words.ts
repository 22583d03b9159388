const whole = new Intl.NumberFormat("en-GB");

export const count = (number: number) => whole.format(number);

/** "1 lease", "2 leases". */
export const many = (number: number, one: string) => `${count(number)} ${one}${number === 1 ? "" : "s"}`;

export function bytes(size: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  const step = Math.min(Math.floor(Math.log10(Math.max(size, 1)) / 3), units.length - 1);
  return step === 0 ? many(size, "byte") : `${(size / 1000 ** step).toPrecision(3)} ${units[step] ?? ""}`;
}

const spans = [["week", 604_800], ["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]] as const;

/** Seconds as the largest unit of which they are a whole number: "2 days", "36 hours". */
export function span(seconds: number): string {
  const [name, size] = spans.find(([, s]) => seconds >= s && seconds % s === 0) ?? ["second", 1];
  return many(seconds / size, name);
}

/** Basis points as a percentage, exactly. */
export const percent = (basisPoints: number) => `${basisPoints / 100} %`;

/** What each period costs, behind the price: "a day", "for 2 days". */
export const aPeriod = (seconds: number) => span(seconds).replace(/^1 (?=hour)/, "an ").replace(/^1 /, "a ").replace(/^(?=\d)/, "for ");

/** Of yoctoNEAR. */
export const times = (amount: string, factor: number) => (BigInt(amount) * BigInt(factor)).toString();

export const share = (amount: string, basisPoints: number) => ((BigInt(amount) * BigInt(basisPoints)) / 10_000n).toString();

/** "MODEL" of an enum as "model". */
export const plain = (name: string) => name.toLowerCase().replaceAll("_", " ");

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
