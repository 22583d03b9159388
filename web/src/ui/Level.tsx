import type { AccessLevel } from "../api/schema.generated";

/** The six levels and none, each including those before it. */
export const levels: Readonly<Record<AccessLevel, { name: string; may: string }>> = {
  NONE: { name: "No access", may: "nothing" },
  USE_MODEL: { name: "Use", may: "run it without seeing it" },
  RESALE: { name: "Resell", may: "run it and resell its use" },
  CREATE_REPLICA: { name: "Replicate", may: "run, resell, and mint replicas of it" },
  VIEW_AND_DOWNLOAD: { name: "Download", may: "also see and download its files" },
  EDIT_DATA: { name: "Edit", may: "also publish new versions" },
  ABSOLUTE_OWNERSHIP: { name: "Owner", may: "everything, and hand it on" },
};

/** From the lowest to the highest; an event names a level by its place here. */
export const inOrder = Object.keys(levels) as readonly AccessLevel[];

const tone = (level: AccessLevel) => (level === "NONE" ? "" : level === "ABSOLUTE_OWNERSHIP" ? "accent" : "good");

export const Level = ({ level }: { level: AccessLevel }) => (
  <span className={`badge ${tone(level)}`} title={level === "NONE" ? "May do nothing" : `May ${levels[level].may}`}>
    {levels[level].name}
  </span>
);
