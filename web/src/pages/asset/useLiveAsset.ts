import { useEffect, useRef, useState } from "react";
import { useSubscription } from "urql";
import { refresh } from "../../api/client";
import { codeOf, sentenceOf } from "../../api/errors";
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
  /** There is no seat for one more who listens: it starts again by itself, in a while. */
  readonly refused: boolean;
}

const pause = 30_000;
const full = ["RATE_LIMITED", "ANONYMOUS_SUBSCRIPTION_LIMIT"];

/**
 * What happens to the asset while somebody looks at it. Everything on the screen is asked again, a moment later, so that many events
 * at once are one question. After a break of the line it goes on by itself, and half a minute after there was no seat; what else
 * the market ended is started again by hand.
 */
export function useLiveAsset(id: string, after: string): Live {
  const [from] = useState(after);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [ended, setEnded] = useState<unknown>(undefined);
  const [{ data, error }, start] = useSubscription<AssetHappensSubscription, readonly Happening[], Asked>(
    { query: AssetHappensDocument, variables: { id, after: from } },
    (told, { assetActivity: event }) => {
      const before = told ?? [];
      return before.some((known) => known.position === event.position) ? before : [event, ...before].slice(0, 50);
    },
  );
  // Null beside what the market ended it with.
  const news = data ?? [];
  const newest = news[0]?.position;
  useEffect(() => {
    if (!newest) return;
    position.saw(newest);
    clearTimeout(waiting.current);
    waiting.current = setTimeout(refresh, 50);
    return () => clearTimeout(waiting.current);
  }, [newest]);
  const over = error !== undefined && error !== ended;
  const refused = over && full.includes(codeOf(error) ?? "");
  const again = () => {
    setEnded(error);
    start();
  };
  useEffect(() => {
    if (!refused) return;
    const timer = setTimeout(() => {
      setEnded(error);
      start();
    }, pause);
    return () => clearTimeout(timer);
  }, [refused, error, start]);
  return { news, again: over && !refused ? again : null, why: error ? sentenceOf(error) : null, refused };
}
