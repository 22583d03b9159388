import { named } from "../activity/tell";
import { capital } from "../asset/parts/words";

/** An event's stored name in words: "access_set" is "Access set"; a version's suffix is left out. */
export const titleOf = (type: string): string => capital(named(type));

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
