import { useEffect, useRef } from "react";

const byItself = 5;

/** The next page: by itself where the end comes into sight, some pages long, so that what stands below can be reached; then when asked. */
export function More({ more, name = "Show more" }: { more: (() => void) | null; name?: string }) {
  const end = useRef<HTMLDivElement>(null);
  const left = useRef(byItself);
  useEffect(() => {
    if (!more || !end.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting || left.current === 0) return;
        left.current--;
        more();
      },
      { rootMargin: "600px" },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [more]);
  const press = () => {
    left.current = byItself;
    more?.();
  };
  return <div ref={end} className="more">{more && <button type="button" className="button" onClick={press}>{name}</button>}</div>;
}
