const units = ["bytes", "KiB", "MiB", "GiB", "TiB"] as const;

/** A size in the largest unit that it fills. */
export function bytes(size: string | number): string {
  let value = Number(size);
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value.toLocaleString(undefined, { maximumFractionDigits: 1 })} ${units[unit] ?? ""}`;
}
