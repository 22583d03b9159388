import { useEffect, useRef, useState } from "react";
import { useSubscription } from "urql";
import { refresh } from "../../api/client";
import { useSession } from "../../session/useSession";
import { position } from "../../api/position";
import { AssetHappensDocument, type AssetHappensSubscription } from "./asset.generated";

export type Happening = AssetHappensSubscription["assetActivity"];

/**
 * What happens to the asset while somebody looks at it. Everything on the screen is asked again, a moment later, so that many events
 * at once are one question. After a break it goes on behind the last event that was seen. For those who are logged in.
 */
export function useLiveAsset(id: string, after: string): { readonly news: readonly Happening[]; readonly interrupted: boolean } {
  const session = useSession();
  const [from] = useState(after);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [{ data: news = [], error }] = useSubscription<AssetHappensSubscription, readonly Happening[], { id: string; after: string }>(
    { query: AssetHappensDocument, variables: { id, after: from }, pause: !session },
    (before = [], { assetActivity: event }) =>
      before.some((known) => known.position === event.position) ? before : [event, ...before].slice(0, 50),
  );
  const newest = news[0]?.position;
  useEffect(() => {
    if (!newest) return;
    position.saw(newest);
    clearTimeout(waiting.current);
    waiting.current = setTimeout(refresh, 50);
    return () => clearTimeout(waiting.current);
  }, [newest]);
  return { news, interrupted: error !== undefined };
}
