import type { ChatLineFragment } from "./chat.generated";

/** The passages that the model was shown, best known by their numbers in the answer. */
export const Sources = ({ message, citations }: { message: string; citations: ChatLineFragment["citations"] }) =>
  citations.length > 0 && (
    <details className="sources">
      <summary>{citations.length === 1 ? "1 passage was" : `${citations.length} passages were`} shown to the model</summary>
      <ol>
        {citations.map((c) => (
          <li key={c.number} id={`${message}-${c.number}`} value={c.number}>
            <span className="wrap">{c.title}</span>
            <span className="muted">
              {" "}characters {(c.start + 1).toLocaleString()} to {(c.start + c.length).toLocaleString()}, likeness {c.score.toFixed(2)}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
