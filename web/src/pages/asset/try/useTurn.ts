import { useCallback, useEffect, useRef } from "react";

/** Begins a turn; what it gives back says whether it still counts: no other has begun since, and the component is there. */
export function useTurn(): () => () => boolean {
  const turn = useRef(0);
  const next = useCallback(() => ++turn.current, []);
  useEffect(() => () => void next(), [next]);
  return useCallback(() => {
    const mine = next();
    return () => mine === turn.current;
  }, [next]);
}
