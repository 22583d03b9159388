import { dayName, drawn } from "../../ui/chart/days";
import type { Series } from "../../ui/chart/Chart";
import { Near } from "../../ui/Near";

/** A series of counts by day. */
export const counts = <Day,>(name: string, days: readonly Day[], pick: (day: Day) => number): Series => ({ name, values: days.map(pick) });

/** A series of amounts by day; its table has all digits. */
export const amounts = <Day,>(name: string, days: readonly Day[], pick: (day: Day) => string): Series => ({
  name,
  values: days.map((day) => drawn(pick(day))),
  exact: days.map((day) => <Near key={name} yocto={pick(day)} />),
});

export const names = (days: readonly { readonly day: string }[]) => days.map((d) => dayName(d.day));

/** All of a column together. */
export const total = <Day,>(days: readonly Day[], pick: (day: Day) => string): string =>
  days.reduce((sum, day) => sum + BigInt(pick(day)), 0n).toString();
