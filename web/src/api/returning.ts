import type { Refreshing } from "./refresh";

const spread = 3_000;

/** Asks everything again when the market is back: once for what its answer and the socket's return tell, and not all pages together. */
export function returning({ refresh, count }: Pick<Refreshing, "refresh" | "count">) {
  let due: ReturnType<typeof setTimeout> | undefined;
  let broken: number | null = null;
  const back = () => {
    due ??= setTimeout(() => {
      due = undefined;
      refresh();
    }, Math.random() * spread);
  };
  return {
    back,
    closed: () => {
      broken ??= count();
    },
    /** What was asked again since the socket broke is not asked for that. */
    connected: (wasRetry: boolean) => {
      if (wasRetry && broken === count()) back();
      broken = null;
    },
  };
}
