import { lazy, type ComponentType } from "react";
import type { AssetHeadFragment } from "./asset.generated";
import { atLeast, levelOf } from "./parts/standing";

export type Part = ComponentType<{ asset: AssetHeadFragment }>;

interface PagePart {
  readonly id: string;
  readonly title: string;
  /** Loaded when it is opened. */
  readonly Part: Part;
  readonly when?: (asset: AssetHeadFragment) => boolean;
}

const parts: readonly PagePart[] = [
  { id: "overview", title: "Overview", Part: lazy(async () => ({ default: (await import("./overview/Overview")).Overview })) },
  {
    id: "try", title: "Try it", Part: lazy(async () => ({ default: (await import("./try/TryIt")).TryIt })),
    when: (asset) => asset.kind !== "DATASET" && !asset.burnt,
  },
  { id: "versions", title: "Versions", Part: lazy(async () => ({ default: (await import("./versions/Versions")).Versions })) },
  { id: "lineage", title: "Lineage", Part: lazy(async () => ({ default: (await import("./lineage/Lineage")).Lineage })) },
  { id: "access", title: "Access", Part: lazy(async () => ({ default: (await import("./access/AccessPart")).AccessPart })) },
  { id: "lease", title: "Lease", Part: lazy(async () => ({ default: (await import("./lease/LeasePart")).LeasePart })) },
  { id: "deals", title: "Buy and sell", Part: lazy(async () => ({ default: (await import("./deals/Deals")).Deals })) },
  {
    id: "manage", title: "Manage", Part: lazy(async () => ({ default: (await import("./manage/Manage")).Manage })),
    when: (asset) => !asset.burnt && atLeast(levelOf(asset), "RESALE"),
  },
  { id: "api", title: "API", Part: lazy(async () => ({ default: (await import("./api/Snippets")).Snippets })) },
  {
    id: "statistics", title: "Statistics",
    Part: lazy(async () => ({ default: (await import("../statistics/AssetStatistics")).AssetStatistics })),
  },
  { id: "history", title: "History", Part: lazy(async () => ({ default: (await import("./history/History")).History })) },
];

/** The parts for this asset and viewer; the one that the address names stays, and says why it is empty. */
export const tabsOf = (asset: AssetHeadFragment, current: string): readonly PagePart[] =>
  parts.filter((part) => part.id === current || !part.when || part.when(asset));
