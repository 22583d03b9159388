import { useEffect, useState } from "react";
import { useSubscription } from "urql";
import { refresh } from "../../api/client";
import { useCommand } from "../../api/useCommand";
import { Failure } from "../../ui/Failure";
import { Notice } from "../../ui/Notice";
import { ChatTokensDocument, StopChatDocument, type ChatTokensSubscription } from "./chat.generated";
import { Formatted } from "./Formatted";
import { ended, merged, type Seen } from "./parts";
import { Stop } from "./Stop";

interface Live extends Seen {
  readonly status: ChatTokensSubscription["chatAnswer"]["status"];
}

/** An answer as it comes, from where it had come to when the page was opened; and a way to end it. */
export function LiveAnswer({ id, begun }: { id: string; begun: string }) {
  const [first] = useState(begun);
  const [{ data, error }] = useSubscription<ChatTokensSubscription, Live, { id: string; after: number }>(
    { query: ChatTokensDocument, variables: { id, after: first.length } },
    (before = { text: first, broken: false, status: "WAITING" }, { chatAnswer }) =>
      ({ ...merged(before, chatAnswer), status: chatAnswer.status }),
  );
  const { run, wrong, busy } = useCommand(StopChatDocument, (d) => d.stopChatAnswer);
  const [asked, setAsked] = useState(false);
  const over = (data && ended(data.status)) || data?.broken === true;
  const stop = async () => setAsked((await run(() => ({ answerId: id }))) !== null);
  useEffect(() => {
    if (over) refresh();
  }, [over]);
  const text = data?.text ?? first;
  return (
    <div className="stack">
      {text && <Formatted text={text} message={id} />}
      {!over && (
        <div className="row">
          <p className="muted writing" role="status">
            {asked ? "Stopping …" : text ? "Writing …" : "Waiting for the generator …"}
          </p>
          <Stop busy={busy || asked} onClick={() => void stop()} />
        </div>
      )}
      {wrong && !over && <Notice kind="bad">{wrong}</Notice>}
      {error && <Failure error={error} retry={refresh} />}
    </div>
  );
}
