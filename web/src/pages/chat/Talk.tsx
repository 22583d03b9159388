import { useState } from "react";
import { Link } from "react-router";
import { useCommand } from "../../api/useCommand";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { Notice } from "../../ui/Notice";
import { assetPath } from "../../ui/paths";
import { useConnection } from "../../ui/useConnection";
import { ChatTalkDocument, DeleteChatDocument, type ChatHomeQuery } from "./chat.generated";
import { Composer } from "./Composer";
import { Documents } from "./Documents";
import { Message } from "./Message";
import { price } from "./NewChat";

/** One talk: its documents, what was said, and the next question. */
export function Talk({ id, models, onGone }: { id: string; models: ChatHomeQuery["chatModels"]; onGone: () => void }) {
  const { nodes, data, error, more, retry } = useConnection(ChatTalkDocument, { id, first: 20 }, (d) => d.chatSession?.messages);
  const [asking, setAsking] = useState(false);
  const { run, wrong, busy } = useCommand(DeleteChatDocument, (d) => d.deleteChatSession);
  if (error && !data) return <Failure error={error} retry={retry} />;
  if (!data) return <Loading lines={6} />;
  const talk = data.chatSession;
  if (!talk) return <Notice>This talk is gone.</Notice>;
  const model = models.find((m) => m.name === talk.model);
  const messages = nodes.toReversed();
  const running = messages.some((m) => m.status === "WAITING" || m.status === "RUNNING");
  const remove = async () => {
    if (!(await run(() => ({ sessionId: id })))) return;
    setAsking(false);
    onGone();
  };
  return (
    <>
      <section className="card stack" aria-labelledby="talk">
        <div className="spread">
          <div>
            <h2 id="talk" className="wrap">{talk.title}</h2>
            <p className="muted">
              {talk.model}{model && `, ${price(model)}`}
              {talk.asset && <> · for <Link to={assetPath(talk.asset)}>{talk.asset.name}</Link></>}
            </p>
          </div>
          <button type="button" className="button danger" onClick={() => setAsking(true)}>Delete</button>
        </div>
        <Documents session={id} documents={talk.documents} />
      </section>
      <section className="stack" aria-label="What was said">
        {more && <button type="button" className="button" onClick={more}>Earlier</button>}
        {messages.length === 0 && <p className="empty">Nothing was said yet. Ask something.</p>}
        <ol className="messages">{messages.map((message) => <Message key={message.id} message={message} />)}</ol>
      </section>
      <Composer session={id} running={running} />
      <Dialog title="Delete this talk?" open={asking} onClose={() => setAsking(false)}>
        <p>Its questions, answers and documents are removed for good. The log keeps counts of tokens and none of the words.</p>
        {wrong && <Notice kind="bad">{wrong}</Notice>}
        <div className="row">
          <Button className="button danger" busy={busy} onClick={() => void remove()}>Delete for good</Button>
          <button type="button" className="button" onClick={() => setAsking(false)}>Keep it</button>
        </div>
      </Dialog>
    </>
  );
}
