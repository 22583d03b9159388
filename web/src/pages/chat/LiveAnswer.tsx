import { useEffect, useState } from "react";
import { useSubscription } from "urql";
import { refresh } from "../../api/client";
import { Failure } from "../../ui/Failure";
import { ChatTokensDocument, type ChatTokensSubscription } from "./chat.generated";
import { Formatted } from "./Formatted";
import { merged, type Seen } from "./parts";

interface Live extends Seen {
  readonly status: ChatTokensSubscription["chatAnswer"]["status"];
}

/** An answer as it comes, from where it had come to when the page was opened. */
export function LiveAnswer({ id, begun }: { id: string; begun: string }) {
  const [first] = useState(begun);
  const [{ data, error }] = useSubscription<ChatTokensSubscription, Live, { id: string; after: number }>(
    { query: ChatTokensDocument, variables: { id, after: first.length } },
    (before = { text: first, broken: false, status: "WAITING" }, { chatAnswer }) =>
      ({ ...merged(before, chatAnswer), status: chatAnswer.status }),
  );
  const over = data?.status === "COMPLETE" || data?.status === "FAILED" || data?.broken === true;
  useEffect(() => {
    if (over) refresh();
  }, [over]);
  const text = data?.text ?? first;
  return (
    <div className="stack">
      {text && <Formatted text={text} message={id} />}
      {!over && <p className="muted writing" role="status">{text ? "Writing …" : "Waiting for the generator …"}</p>}
      {error && <Failure error={error} retry={refresh} />}
    </div>
  );
}
