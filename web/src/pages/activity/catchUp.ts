interface Placed {
  readonly position: string;
}

interface Page<Entry> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly Entry[] | null;
}

const mostPages = 20;

/**
 * What came since a position, oldest first: reads the newest pages until one has that position. Null: it lies too far back, so that there
 * would be a gap.
 */
export async function catchUp<Entry extends Placed>(
  since: string | null,
  read: (after: string | null) => Promise<Page<Entry> | null>,
): Promise<readonly Entry[] | null> {
  const found: Entry[] = [];
  let after: string | null = null;
  for (let count = 0; count < mostPages; count++) {
    const page = await read(after);
    if (!page) return [];
    for (const entry of page.nodes ?? []) {
      if (entry.position === since) return found.reverse();
      found.push(entry);
    }
    if (!page.pageInfo.hasNextPage) return since === null ? found.reverse() : null;
    after = page.pageInfo.endCursor;
  }
  return null;
}
