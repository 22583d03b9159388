import { named, placeOf } from "../activity/tell";
import { capital } from "../asset/parts/words";

/** An event's stored name in words: "lease_started" is "Lease started"; a version's suffix is left out. */
export const titleOf = (type: string): string => plainly[type] ?? capital(named(type));

/** Where the name is a word of the trade. */
const plainly: Readonly<Record<string, string>> = {
  access_epoch_bumped: "Earlier grants ended", access_set: "Right given", access_revoked: "Right taken back",
  default_level_set: "What everyone may do changed", max_level_set: "Maximum level changed", reencryption_due: "To be encrypted anew",
  reencryption_done: "Encrypted anew", audit_anchored: "Log anchored on the chain",
};

/** The page of what an entry is about, by its stream: "asset/nft.near/1:2". */
export function aboutPath(stream: string): string | null {
  const [, type = "", id = ""] = /^([^/]+)\/(.+)$/.exec(stream) ?? [];
  return placeOf(type, id);
}

/** What people look for in the log, by the stored names of the events. */
export const groups = {
  all: { title: "Everything", kinds: null },
  rights: {
    title: "Rights",
    kinds: [
      "access_set", "access_revoked", "access_resold", "access_requested", "access_answered", "access_epoch_bumped", "default_level_set",
      "max_level_set", "lease_started",
    ],
  },
  owners: { title: "Owners", kinds: ["asset_minted", "asset_transferred", "asset_burnt", "sold"] },
  keys: { title: "Keys", kinds: ["key_released", "key_refused", "asset_sealed", "reencryption_due", "reencryption_done"] },
  runs: {
    title: "Runs",
    kinds: ["inference_requested", "inference_started", "inference_completed", "inference_failed", "inference_cancelled"],
  },
  anchors: { title: "Anchors", kinds: ["audit_anchored"] },
} as const satisfies Record<string, { title: string; kinds: readonly string[] | null }>;

export type Group = keyof typeof groups;
export const isGroup = (name: string | null): name is Group => name !== null && Object.hasOwn(groups, name);
