import type { ChatLineFragment } from "./chat.generated";
import { Formatted } from "./Formatted";
import { LiveAnswer } from "./LiveAnswer";
import { Sources } from "./Sources";

/** Why an answer failed, in plain words. */
const failures: Readonly<Record<string, string>> = {
  GENERATOR_BUSY: "The generator has too much to do. Ask again in a while.",
  GENERATOR_UNAVAILABLE: "The generator does not answer.",
  GENERATOR_REFUSED: "The generator refused the question.",
  GENERATOR_CUT: "The generator broke off.",
  GENERATOR_SLOW: "The generator took too long.",
  GENERATOR_GARBAGE: "The generator sent what nobody can read.",
  PROMPT_TOO_LONG: "The question is too long for this model.",
  MODEL_GONE: "The operator runs this model no more.",
  INSUFFICIENT_BALANCE: "The most that the answer can cost is more than you have here.",
  INTERRUPTED: "The market was restarted while it answered. Ask again.",
};

export function Message({ message }: { message: ChatLineFragment }) {
  const running = message.status === "WAITING" || message.status === "RUNNING";
  const mine = message.role === "USER";
  return (
    <li className={mine ? "message mine" : "message card"} tabIndex={-1}>
      <h3 className="visually-hidden">{mine ? "You" : "Answer"}</h3>
      {running ? <LiveAnswer id={message.id} begun={message.body} /> : <Formatted text={message.body} message={message.id} />}
      {message.status === "FAILED" && (
        <p className="failed">
          {failures[message.errorCode ?? ""] ?? "The answer failed."} <code>{message.errorCode}</code> It cost nothing.
        </p>
      )}
      {message.status === "STOPPED" && (
        <p className="muted">
          {message.usage
            ? "You stopped it. What had come counts, by an estimate of its tokens."
            : "You stopped it before it began. It cost nothing."}
        </p>
      )}
      <Sources message={message.id} citations={message.citations} />
      {message.usage && (
        <p className="muted usage">
          {message.usage.promptTokens.toLocaleString()} tokens read, {message.usage.completionTokens.toLocaleString()} written
          {message.usage.estimated && " (estimated)"}
        </p>
      )}
    </li>
  );
}
