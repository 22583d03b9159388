const units = ["bytes", "kB", "MB", "GB", "TB"] as const;

/** Bytes in the unit that people read: "322.6 kB". */
export function size(bytes: number): string {
  let unit = 0;
  let value = bytes;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}
