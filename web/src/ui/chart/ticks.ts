/** Round values for an axis from 0 to at least `most`: 1, 2, 2.5 or 5 times a power of ten apart. */
export function ticks(most: number, wanted = 4, whole = false): number[] {
  if (!(most > 0) || !Number.isFinite(most)) return [0, 1];
  const rough = most / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= rough * (1 - 1e-9)) ?? 10 * power;
  const step = whole ? Math.max(1, Math.ceil(nice)) : nice;
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}

/** Which of so many places on the axis have a name, so that each has room; the last one always does. */
export function named(count: number, room: number, each: number): number[] {
  const step = Math.max(1, Math.ceil((count * each) / Math.max(1, room)));
  return Array.from({ length: Math.ceil(count / step) }, (_, at) => count - 1 - at * step).reverse();
}
