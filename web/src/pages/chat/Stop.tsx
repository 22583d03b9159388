import { useLayoutEffect, useRef } from "react";
import { Button } from "../../ui/Button";

/** Goes with what it ends. Who stood on it stands on the message then, whose words came to an end. */
export function Stop({ busy, onClick }: { busy: boolean; onClick: () => void }) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const here = place.current;
    return () => {
      if (here?.contains(document.activeElement)) here.closest<HTMLElement>("li")?.focus();
    };
  }, []);
  return <span ref={place}><Button busy={busy} onClick={onClick}>Stop</Button></span>;
}
