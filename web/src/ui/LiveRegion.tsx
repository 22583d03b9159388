import { useEffect, useState, type ReactNode } from "react";

/** As long as screen readers take to see that there is a region. */
const standing = 100;

/**
 * What screen readers say by themselves: at once where it is urgent. The region stands, empty, before its text comes: one that comes
 * together with its text may not be spoken.
 */
export const LiveRegion = (props: { urgent?: boolean; className?: string; children: ReactNode }) => (
  <Region key={String(props.urgent ?? false)} {...props} />
);

function Region({ urgent = false, className, children }: { urgent?: boolean; className?: string; children: ReactNode }) {
  const [stands, setStands] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setStands(true), standing);
    return () => clearTimeout(timer);
  }, []);
  return <div role={urgent ? "alert" : "status"} className={stands ? className : undefined}>{stands && children}</div>;
}
