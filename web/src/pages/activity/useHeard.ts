import { useEffect, useEffectEvent, useState } from "react";
import { useClient } from "urql";
import { onEnd, pipe, subscribe } from "wonka";
import { useSession } from "../../session/useSession";
import { ActivityAddedDocument, ActivityDocument, type FeedEntryFragment } from "./activity.generated";
import { catchUp } from "./catchUp";
import { hear, nothing, type Heard } from "./feed";

const pause = 3_000;
const most = 1_000;

/**
 * What comes behind `start`, the newest entry that was read. Who is logged in is told by subscription, which goes on behind its last entry
 * after a break; else, of one account, and where the subscription ends, it is looked up every three seconds. `onGap`: so much came that
 * the list has to be read anew.
 */
export function useHeard(account: string | null, start: string | null | undefined, onGap: () => void) {
  const client = useClient();
  const [heard, setHeard] = useState<Heard<FeedEntryFragment>>(nothing);
  const isLoggedIn = useSession() !== null;
  const [told, setTold] = useState(isLoggedIn && account === null);

  const take = useEffectEvent((entries: readonly FeedEntryFragment[]) => {
    if (heard.entries.length + entries.length > most) onGap();
    else if (entries.length > 0) setHeard((before) => entries.reduce<Heard<FeedEntryFragment>>(hear, before));
  });
  useEffect(() => {
    if (!told || start === undefined) return;
    let left = false;
    const { unsubscribe } = pipe(
      client.subscription(ActivityAddedDocument, { after: start }),
      onEnd(() => {
        if (!left) setTold(false);
      }),
      subscribe(({ data, error }) => {
        if (data) take([data.activityAdded]);
        if (error) setTold(false);
      }),
    );
    return () => {
      left = true;
      unsubscribe();
    };
  }, [client, told, start]);

  const look = useEffectEvent(async (isLeft: () => boolean) => {
    if (document.hidden || start === undefined) return;
    const found = await catchUp(heard.entries.at(-1)?.position ?? start, async (after) => {
      const { data } = await client.query(ActivityDocument, { first: 50, after, account }, { requestPolicy: "network-only" });
      return data?.activity ?? null;
    });
    if (isLeft()) return;
    if (found) take(found);
    else onGap();
  });
  useEffect(() => {
    if (told) return;
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
  }, [told]);

  return { heard, setHeard, told };
}
