interface Surroundings {
  /** Whether the market answers now. */
  readonly ask: () => Promise<boolean>;
  /** Calls once, a while later. */
  readonly later: (call: () => void) => void;
  /** It answers again. */
  readonly back: () => void;
}

/** Whether the market answers: asked when something did not get through, and from then on until it does. */
export function reaching({ ask, later, back }: Surroundings) {
  let away = false;
  let asking = false;
  const listeners = new Set<() => void>();
  const set = (next: boolean) => {
    if (next === away) return;
    away = next;
    for (const listener of [...listeners]) listener();
  };

  async function look(): Promise<void> {
    const answers = await ask();
    const was = away;
    set(!answers);
    if (!answers) return later(() => void look());
    asking = false;
    if (was) back();
  }

  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  return {
    away: () => away,
    subscribe,
    /** Something did not get through. */
    doubt() {
      if (asking) return;
      asking = true;
      void look();
    },
    /** The next time that it answers again, unless that is of no interest any more. */
    returned: (over: AbortSignal) =>
      new Promise<void>((resolve) => {
        const leave = subscribe(() => {
          if (away) return;
          leave();
          resolve();
        });
        over.addEventListener("abort", leave, { once: true });
      }),
  };
}
