import { useEffect, useRef, useState } from "react";
import { useSubscription } from "urql";
import { refresh } from "../../api/client";
import { sentenceOf } from "../../api/errors";
import { position } from "../../api/position";
import { AssetHappensDocument, type AssetHappensSubscription } from "./asset.generated";

export type Happening = AssetHappensSubscription["assetActivity"];

interface Asked {
  id: string;
  after: string;
}

interface Live {
  readonly news: readonly Happening[];
  /** Starts again where it broke off; null while it goes on. */
  readonly again: (() => void) | null;
  /** Why it broke off. */
  readonly why: string | null;
}

/**
 * What happens to the asset while somebody looks at it. Everything on the screen is asked again, a moment later, so that many events
 * at once are one question. After a break of the line it goes on by itself; what the market ended is started again by hand.
 */
export function useLiveAsset(id: string, after: string): Live {
  const [from] = useState(after);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [ended, setEnded] = useState<unknown>(undefined);
  const [{ data: news = [], error }, start] = useSubscription<AssetHappensSubscription, readonly Happening[], Asked>(
    { query: AssetHappensDocument, variables: { id, after: from } },
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
  const again = () => {
    setEnded(error);
    start();
  };
  return { news, again: error && error !== ended ? again : null, why: error ? sentenceOf(error) : null };
}
