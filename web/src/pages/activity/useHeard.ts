import { useEffect, useEffectEvent, useState } from "react";
import { useClient } from "urql";
import { onEnd, pipe, subscribe } from "wonka";
import { sentenceOf } from "../../api/errors";
import { ActivityAddedDocument, type FeedEntryFragment } from "./activity.generated";
import { hear, nothing, type Heard } from "./feed";

const pause = 30_000;
const most = 1_000;

/**
 * What comes behind `start`, the newest entry that was read, as the market tells it; after a break it goes on behind its last entry, and so
 * it does half a minute after the market ended it: `refused` says why it did. `onGap`: so much came that the list has to be read anew.
 */
export function useHeard(account: string | null, start: string | null | undefined, onGap: () => void) {
  const client = useClient();
  const [heard, setHeard] = useState<Heard<FeedEntryFragment>>(nothing);
  const [refused, setRefused] = useState<string | null>(null);

  const take = (entry: FeedEntryFragment) => setHeard((before) => hear(before, entry, most));
  // Not while the list is held: once it goes on.
  const isOver = heard.gap && heard.held === null;
  const readAnew = useEffectEvent(onGap);
  useEffect(() => {
    if (isOver) readAnew();
  }, [isOver]);
  const last = useEffectEvent(() => heard.entries.at(-1)?.position ?? start ?? null);
  useEffect(() => {
    if (start === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop = () => {};
    const again = (why: string) => {
      setRefused(why);
      timer ??= setTimeout(follow, pause);
    };
    function follow() {
      timer = undefined;
      stop();
      let left = false;
      setRefused(null);
      const { unsubscribe } = pipe(
        client.subscription(ActivityAddedDocument, { after: last(), account }),
        onEnd(() => {
          if (!left) again("The market ended it.");
        }),
        subscribe(({ data, error }) => {
          if (data) take(data.activityAdded);
          if (error) again(sentenceOf(error));
        }),
      );
      stop = () => {
        left = true;
        unsubscribe();
      };
    }
    follow();
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client, account, start]);

  return { heard, setHeard, refused };
}
