import { useEffect, useRef, useState } from "react";

/** How wide an element is, as it changes. */
export function useWidth<Element extends HTMLElement>(before = 600) {
  const ref = useRef<Element>(null);
  const [width, setWidth] = useState(before);
  useEffect(() => {
    if (!ref.current || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(200, Math.round(entry?.contentRect.width ?? before))));
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [before]);
  return [ref, width] as const;
}
