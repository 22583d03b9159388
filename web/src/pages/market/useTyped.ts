import { useEffect, useEffectEvent, useRef, useState } from "react";
import { words } from "./searchState";

const pause = 150;

/**
 * What is typed, and the asking for it: at once after a pause, at most every 150 ms while typing goes on. `asked` is what the address says;
 * where it changes by itself (the way back, a filter taken away) the field follows.
 */
export function useTyped(asked: string, ask: (text: string, goesOn: boolean) => void) {
  const [typed, setTyped] = useState({ text: asked, base: asked, pending: [] as readonly string[] });
  const last = useRef({ at: -pause, sent: null as string | null });
  if (asked !== typed.base) {
    const at = typed.pending.indexOf(asked);
    const text = at < 0 ? asked : typed.text;
    setTyped({ text, base: asked, pending: at < 0 ? [] : typed.pending.slice(at + 1) });
  }

  const send = useEffectEvent((text: string) => {
    const goesOn = last.current.sent === asked;
    last.current = { at: performance.now(), sent: words(text) };
    setTyped((before) => ({ ...before, pending: [...before.pending, words(text)] }));
    ask(text, goesOn);
  });
  useEffect(() => {
    if (words(typed.text) === asked) return;
    const timer = setTimeout(() => send(typed.text), Math.max(0, pause - (performance.now() - last.current.at)));
    return () => clearTimeout(timer);
  }, [typed.text, asked]);

  return {
    text: typed.text,
    type: (text: string) => setTyped((before) => ({ ...before, text })),
    /** What is typed from here on is a new place in the history. */
    rest: () => {
      last.current.sent = null;
    },
  };
}
