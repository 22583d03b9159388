import { useEffect, useState } from "react";

/** The time, every so many seconds anew: for what ends while it is looked at. */
export function useNow(seconds = 5): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), seconds * 1000);
    return () => clearInterval(clock);
  }, [seconds]);
  return now;
}
