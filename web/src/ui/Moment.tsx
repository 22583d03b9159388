import { useClock } from "./useClock";

const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_557_600], ["month", 2_629_800], ["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1],
];

/** How long ago, or in how long. */
function ago(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  const [unit, size] = steps.find(([, s]) => Math.abs(seconds) >= s) ?? ["second", 1];
  return relative.format(Math.round(seconds / size), unit);
}

/** An instant of the API (RFC 3339), told by how long ago it was; in full in its title. */
export function Moment({ at, full = false }: { at: string; full?: boolean }) {
  const instant = new Date(at);
  useClock();
  return (
    <time dateTime={at} title={format.format(instant)}>
      {full ? format.format(instant) : ago(instant, new Date())}
    </time>
  );
}
