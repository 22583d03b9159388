export interface Named {
  readonly id: string;
  readonly contract: string;
  readonly tokenId: string;
  readonly name: string;
  readonly owner: string;
  readonly burnt: boolean;
}

interface Step {
  readonly generations: number;
  readonly position: string;
  readonly asset: (Named & { readonly parent?: { readonly id: string } | null }) | null;
}

export interface Branch {
  readonly asset: Named | null;
  /** Of the minting as a replica; null for the root and for the asset itself where it is one. */
  readonly position: string | null;
  readonly children: readonly Branch[];
}

/** One tree of both directions: the farthest ancestor is its root, what descends hangs below its parent. */
export function treeOf(self: Named, ancestors: readonly Step[], descendants: readonly Step[]): Branch {
  const known = new Set([self.id, ...descendants.map((step) => step.asset?.id)]);
  const below = (parent: string): Branch[] =>
    descendants
      .filter((step) => (step.asset?.parent && known.has(step.asset.parent.id) ? step.asset.parent.id : self.id) === parent)
      .filter((step) => step.asset?.id !== parent)
      .map((step) => ({ asset: step.asset, position: step.position, children: step.asset ? below(step.asset.id) : [] }));
  const own: Branch = { asset: self, position: null, children: below(self.id) };
  return [...ancestors]
    .sort((a, b) => a.generations - b.generations)
    .reduce<Branch>((child, step) => ({ asset: step.asset, position: null, children: [child] }), own);
}
