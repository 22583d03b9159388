import { useParams, useSearchParams } from "react-router";
import { NeedsAccount } from "../../session/NeedsAccount";
import { useSession } from "../../session/useSession";
import { Tabs } from "../../ui/Tabs";
import { useTitle } from "../../ui/useTitle";
import { Money } from "./Money";
import { Collections, Holdings, Purchases, Rights, Sales } from "./publicLists";
import { Jobs, Requests } from "./ownLists";
import { Summary } from "./Summary";
import "./page.css";

/** One's own profile, or anybody's: what is on the chain is public, the rest is shown to its account alone. */
export function Profile() {
  const { account } = useParams();
  useTitle(account ?? "Profile");
  if (account) return <Of account={account} />;
  return (
    <NeedsAccount title="Profile" what="see your profile">{(own) => <Of account={own} />}</NeedsAccount>
  );
}

function Of({ account }: { account: string }) {
  const own = useSession()?.account === account;
  const [search, setSearch] = useSearchParams();
  const tabs = [
    { id: "owns", title: "Owns", content: <Holdings account={account} own={own} /> },
    { id: "uses", title: "May use", content: <Rights account={account} own={own} /> },
    { id: "collections", title: "Collections", content: <Collections account={account} own={own} /> },
    { id: "sold", title: "Sold", content: <Sales account={account} /> },
    { id: "bought", title: "Bought", content: <Purchases account={account} /> },
    ...(own
      ? [
          { id: "runs", title: "Runs", content: <Jobs /> },
          { id: "requests", title: "Requests", content: <Requests /> },
          { id: "money", title: "Money", content: <Money account={account} /> },
        ]
      : []),
  ];
  const wanted = search.get("tab");
  const current = tabs.find((tab) => tab.id === wanted)?.id ?? "owns";
  return (
    <div className="stack" key={account}>
      <h1 className="wrap">{account}</h1>
      <Summary account={account} own={own} />
      <Tabs label="Profile" tabs={tabs} current={current} onChange={(tab) => setSearch({ tab }, { replace: true })} />
    </div>
  );
}
