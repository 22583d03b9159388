import { useEffect, useEffectEvent, useState } from "react";
import { useClient } from "urql";
import { ActivityDocument, type FeedEntryFragment } from "./activity.generated";
import { catchUp } from "./catchUp";
import { hear, nothing, type Heard } from "./feed";

const pause = 3_000;

/** What comes behind `start`, the newest entry that was read. `onGap`: so much came that the list has to be read anew. */
export function useHeard(account: string | null, start: string | null | undefined, onGap: () => void) {
  const client = useClient();
  const [heard, setHeard] = useState<Heard<FeedEntryFragment>>(nothing);
  const look = useEffectEvent(async (isLeft: () => boolean) => {
    if (document.hidden || start === undefined) return;
    const found = await catchUp(heard.entries.at(-1)?.position ?? start, async (after) => {
      const { data } = await client.query(ActivityDocument, { first: 50, after, account }, { requestPolicy: "network-only" });
      return data?.activity ?? null;
    });
    if (isLeft()) return;
    if (!found || heard.entries.length > 1_000) onGap();
    else if (found.length > 0) setHeard((before) => found.reduce<Heard<FeedEntryFragment>>(hear, before));
  });
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout>;
    const again = () => {
      timer = setTimeout(() => void look(() => left).finally(() => left || again()), pause);
    };
    again();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, []);
  return [heard, setHeard] as const;
}
