import type { AccessLevel, AccessSource } from "../../../api/schema.generated";
import { inOrder } from "../../../ui/Level";
import type { AccessReasonFragment, AssetHeadFragment } from "../asset.generated";
import { capital } from "./words";

export const atLeast = (level: AccessLevel, needed: AccessLevel) => inOrder.indexOf(level) >= inOrder.indexOf(needed);

/** Those that can be given to others, in order, up to the asset's cap (NONE: there is no cap). */
export const grantable = (cap: AccessLevel): readonly AccessLevel[] =>
  inOrder.slice(1, 6).filter((level) => cap === "NONE" || atLeast(cap, level));

/** The level that is both shown and sent: what is on offer changes while a form is open, and what was chosen may be gone from it. */
export const chosenAmong = (among: readonly AccessLevel[], value: string): AccessLevel =>
  among.find((level) => level === value) ?? among[0] ?? "USE_MODEL";

const sources = {
  NONE: "",
  OWNER: "the asset is its own",
  GRANT: "granted",
  DEFAULT: "everyone has it: it is the asset's default",
  LEASE: "leased: it was paid for, and a new owner cannot take it away before it ends",
  RESALE: "passed on by somebody who had paid for it",
  PURCHASE: "bought for good",
} as const;

const withheld = {
  BURNT: "The asset was burnt: nobody may do anything with it any more.",
  EXPIRED: "There was a right, which has expired.",
  LAPSED: "There was a right, which lapsed when the asset changed hands or its owner ended all grants.",
  REVOKED: "There was a right, which was revoked or given up.",
  NOT_GRANTED: "No right was ever given, and there is none for everyone.",
  CAPPED: "The asset's maximum level holds down what was given.",
} as const;

/** Why an account has what it has, and why it has no more. */
export function reason({ source, denial }: Pick<AccessReasonFragment, "source" | "denial">): string {
  const held = source === "NONE" ? "" : `${capital(sources[source])}.`;
  return [held, denial ? withheld[denial] : ""].filter(Boolean).join(" ");
}

const deeds: Readonly<Record<AccessLevel, string>> = {
  NONE: "do nothing with it",
  USE_MODEL: "run it, without seeing what is in it",
  RESALE: "run it, and pass this right on",
  CREATE_REPLICA: "run it, pass this right on, and mint replicas of it",
  VIEW_AND_DOWNLOAD: "run, replicate, see and download it, and pass this right on",
  EDIT_DATA: "run, replicate, see and download it, and publish new versions",
  ABSOLUTE_OWNERSHIP: "do everything with it, and hand it on",
};

/** What an account may do, as a whole sentence; of a grant that administers it may not hand on what is not its own. */
export const mayWords = (level: AccessLevel, source: AccessSource, who = "You") =>
  `${who} may ${level === "ABSOLUTE_OWNERSHIP" && source !== "OWNER" ? "do everything with it but hand it on or sell it" : deeds[level]}.`;

/** What anyone may do who has no right of its own, as a whole sentence. */
export const everyoneWords = (level: AccessLevel) =>
  level === "NONE" ? "Nobody may use it without a right." : mayWords(level, "DEFAULT", "Every account");

/** Whether it can be run, and an account of this level may. */
export const isRunnable = ({ kind, burnt }: Pick<AssetHeadFragment, "kind" | "burnt">, level: AccessLevel) =>
  kind !== "DATASET" && !burnt && level !== "NONE";

export const levelOf = (asset: Pick<AssetHeadFragment, "viewerAccess">): AccessLevel => asset.viewerAccess?.level ?? "NONE";

/** Level 6 may also be granted: such an account administers rights, but it cannot sell, lease out or hand on what is not its own. */
export const isOwner = (asset: Pick<AssetHeadFragment, "viewerAccess">) => asset.viewerAccess?.source === "OWNER";
