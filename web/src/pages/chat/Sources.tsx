import { useState } from "react";
import { useQuery } from "urql";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { ChatPassagesDocument, type ChatLineFragment } from "./chat.generated";

/** The passages that the model was shown, best known by their numbers in the answer. Their words are asked for when one looks. */
export function Sources({ message, citations }: { message: string; citations: ChatLineFragment["citations"] }) {
  const [open, setOpen] = useState(false);
  const [{ data, error, fetching }, again] = useQuery({ query: ChatPassagesDocument, variables: { id: message }, pause: !open });
  if (citations.length === 0) return null;
  const found = data?.chatMessage?.citations;
  return (
    <details className="sources" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{citations.length === 1 ? "1 passage was" : `${citations.length} passages were`} shown to the model</summary>
      {error && !data && <Failure error={error} retry={() => again({ requestPolicy: "network-only" })} />}
      {fetching && !data && <Loading lines={2} label="Loading the passages" />}
      <ol>
        {citations.map((c) => (
          <li key={c.number} id={`${message}-${c.number}`} value={c.number}>
            <span className="wrap">{c.title}</span>
            <span className="muted">
              {" "}characters {(c.start + 1).toLocaleString()} to {(c.start + c.length).toLocaleString()}, likeness {c.score.toFixed(2)}
            </span>
            {found && <Passage text={found.find((passage) => passage.number === c.number)?.text ?? null} />}
          </li>
        ))}
      </ol>
    </details>
  );
}

const Passage = ({ text }: { text: string | null }) =>
  text === null ? <p className="muted">Its document was removed.</p> : <blockquote className="wrap" dir="auto">{text}</blockquote>;
