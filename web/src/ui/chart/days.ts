const length = 86_400_000;

/** A UTC day as the API writes it. */
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** So many days, the last one today. */
export const lastDays = (count: number, now: Date): { from: string; to: string } => ({
  from: dayOf(new Date(now.getTime() - (count - 1) * length)),
  to: dayOf(now),
});

/** Every day from one to another: those of which nothing is told get what is empty. */
export function everyDay<Day extends { readonly day: string }>(
  days: readonly Day[],
  from: string,
  to: string,
  empty: (day: string) => Day,
): Day[] {
  const told = new Map(days.map((day) => [day.day, day]));
  const all: Day[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += length) {
    const day = dayOf(new Date(at));
    all.push(told.get(day) ?? empty(day));
  }
  return all;
}

/** yoctoNEAR as a number of NEAR that a chart can draw: six digits after the point. */
export const drawn = (yocto: string): number => Number(BigInt(yocto) / 10n ** 18n) / 1e6;

const short = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", timeZone: "UTC" });

export const dayName = (day: string): string => short.format(new Date(day));
