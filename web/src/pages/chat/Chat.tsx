import { Link, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { NeedsAccount } from "../../session/NeedsAccount";
import { useRestoring, useSession } from "../../session/useSession";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { Moment } from "../../ui/Moment";
import { useTitle } from "../../ui/useTitle";
import { ChatHomeDocument, ChatOfferDocument } from "./chat.generated";
import { NewChat } from "./NewChat";
import { NoGenerator } from "./NoGenerator";
import "./page.css";
import { Talk } from "./Talk";

export function Chat() {
  useTitle("Chat");
  const session = useSession();
  const restoring = useRestoring();
  // Nobody makes an account in order to learn that there is nothing to chat with.
  const [{ data, fetching }] = useQuery({ query: ChatOfferDocument, pause: restoring || session !== null });
  const waiting = !session && (restoring || (fetching && !data));
  const none = !session && data?.chatModels.length === 0;
  return (
    <div className="stack">
      <h1>Chat</h1>
      {waiting && <Loading />}
      {!waiting && none && <NoGenerator />}
      {!waiting && !none && (
        <NeedsAccount what="chat: talks are yours alone">{(account) => <Chats key={account} />}</NeedsAccount>
      )}
    </div>
  );
}

function Chats() {
  const [{ data, error }, again] = useQuery({ query: ChatHomeDocument });
  const [search, setSearch] = useSearchParams();
  const open = search.get("session");
  const go = (id: string | null) => setSearch(id ? { session: id } : {});
  if (error && !data) return <Failure error={error} retry={() => again({ requestPolicy: "network-only" })} />;
  if (!data) return <Loading lines={6} />;
  const { chatModels, chatSessions } = data;
  return (
    <div className="chat">
      <aside className="stack" aria-label="Talks">
        {chatModels.length > 0 && <NewChat models={chatModels} onOpened={go} />}
        {chatSessions.length > 0 && (
          <nav aria-label="Your talks" className="card">
            <ul className="talks">
              {chatSessions.map((talk) => (
                <li key={talk.id}>
                  <Link to={`/chat?session=${talk.id}`} aria-current={talk.id === open ? "page" : undefined}>
                    <span className="wrap">{talk.title}</span>
                    <span className="muted">{talk.model} · <Moment at={talk.createdAt} /></span>
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </aside>
      <div className="stack">
        {chatModels.length === 0 && <NoGenerator />}
        {open && <Talk key={open} id={open} models={chatModels} onGone={() => go(null)} />}
        {!open && chatModels.length > 0 && (
          <p className="empty">Begin a talk, or choose one. Give it documents, and its answers cite them.</p>
        )}
      </div>
    </div>
  );
}
