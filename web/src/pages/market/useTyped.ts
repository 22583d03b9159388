import { useEffect, useEffectEvent, useRef, useState } from "react";
import { words } from "./searchState";

const pause = 150;

/**
 * What is typed, and the asking for it: at once after a pause, at most every 150 ms while typing goes on. `asked` is what the address says;
 * where it changes by itself (the way back, a filter taken away) the field follows.
 */
export function useTyped(asked: string, ask: (text: string, goesOn: boolean) => void) {
  const [typed, setTyped] = useState({ text: asked, base: asked, sent: asked });
  const last = useRef({ at: -pause, sent: null as string | null });
  if (asked !== typed.base)
    setTyped(asked === words(typed.sent) ? { ...typed, base: asked } : { text: asked, base: asked, sent: asked });

  const send = useEffectEvent((text: string) => {
    const goesOn = last.current.sent === asked;
    last.current = { at: performance.now(), sent: words(text) };
    setTyped((before) => ({ ...before, sent: text }));
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
