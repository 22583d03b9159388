interface Part {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly extensions?: unknown;
}

/** Where a broken subscription that takes `after` goes on: after the last part that came. */
export function resumed(variables: Record<string, unknown>, query: string, { data, extensions }: Part): void {
  if (!/\$after\b/.test(query)) return;
  const [part] = Object.values(data ?? {});
  const to = typeof part === "object" && part !== null && "to" in part ? part.to : undefined;
  const place = typeof extensions === "object" && extensions !== null && "position" in extensions ? extensions.position : undefined;
  const after = to ?? place;
  if (after !== undefined) variables["after"] = after;
}
