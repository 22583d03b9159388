import type { ReactNode } from "react";
import { LiveRegion } from "./LiveRegion";

type Kind = "info" | "wait" | "good" | "warn" | "bad";

/** A sentence about what goes on; read out when it appears, at once where it is bad. */
export const Notice = ({ kind = "info", children }: { kind?: Kind; children: ReactNode }) => (
  <LiveRegion urgent={kind === "bad"} className={`notice ${kind}`}>{children}</LiveRegion>
);
