import type { ReactNode } from "react";

type Kind = "info" | "wait" | "good" | "warn" | "bad";

/** A sentence about what goes on; read out when it appears, at once where it is bad. */
export const Notice = ({ kind = "info", children }: { kind?: Kind; children: ReactNode }) => (
  <div className={`notice ${kind}`} role={kind === "bad" ? "alert" : "status"}>
    {children}
  </div>
);
