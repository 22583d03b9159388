import { Link } from "react-router";
import type { InferenceStatus } from "../../api/schema.generated";
import { Level } from "../../ui/Level";
import { Moment } from "../../ui/Moment";
import { Near, Price } from "../../ui/Near";
import { AssetName, AssetNames } from "./AssetName";
import { Listing } from "./Listing";
import { MyBalanceEntriesDocument, MyEarningsDocument, MyJobsDocument, MyRequestsDocument } from "./profile.generated";

const statuses: Readonly<Record<InferenceStatus, { name: string; tone: string }>> = {
  WAITING: { name: "Waiting", tone: "" }, RUNNING: { name: "Running", tone: "accent" }, COMPLETED: { name: "Completed", tone: "good" },
  FAILED: { name: "Failed", tone: "bad" }, CANCELLED: { name: "Cancelled", tone: "warn" },
};

export const Jobs = () => (
  <Listing query={MyJobsDocument} variables={{}} pick={(d) => d.viewer?.inferenceJobs} identify={(j) => j.id}
    caption="Your runs" heads={["Model", "Status", "Asked", "Price", "Why it failed"]}
    row={(j) => [
      <AssetName key="a" asset={j.asset} />, <span key="s" className={`badge ${statuses[j.status].tone}`}>{statuses[j.status].name}</span>,
      <Moment key="r" at={j.requestedAt} />, <Price key="p" yocto={j.price} />,
      j.failureCode ? <span key="f">{j.failureMessage} <code>{j.failureCode}</code></span> : "",
    ]}
    empty={<p>You have run nothing yet. <Link to="/">Find a model</Link> and try it.</p>} />
);

export const Requests = () => (
  <Listing query={MyRequestsDocument} variables={{}} pick={(d) => d.viewer?.accessRequests}
    identify={(r) => `${r.asset?.id}-${r.requestedAt}`}
    caption="Your requests for access" heads={["Asset", "Asked for", "Message", "When", "Answer"]}
    row={(r) => [
      <AssetName key="a" asset={r.asset} />, <Level key="l" level={r.level} />, r.message ?? "",
      <Moment key="w" at={new Date(Number(BigInt(r.requestedAt) / 1_000_000n)).toISOString()} />,
      r.approved === null ? "not answered yet" : `${r.approved ? "granted" : "refused"} by ${r.answeredBy ?? "nobody"}`,
    ]}
    empty={<p>You have asked for nothing. An asset's page has a form to ask its owner for access.</p>} />
);

export const Earnings = () => (
  <Listing query={MyEarningsDocument} variables={{}} pick={(d) => d.viewer?.earnings} identify={(e) => e.position}
    caption="What you earned by leases and sales" heads={["Of", "By", "You got", "Of the whole", "When"]}
    row={(e) => [
      <AssetNames key="a" assets={e.assets} />, e.source === "LEASE" ? "a lease" : "a sale", <Near key="n" yocto={e.amount} />,
      <Near key="p" yocto={e.price} />, <Moment key="w" at={e.earnedAt} />,
    ]}
    empty={<p>Nothing earned yet by leases and sales.</p>} />
);

const kinds: Readonly<Record<string, string>> = {
  balance_credited: "Paid in", balance_held: "Put aside for a run", balance_charged: "Paid for a run", balance_refunded: "Given back",
  balance_earned: "Earned by a run",
};

export const Entries = () => (
  <Listing query={MyBalanceEntriesDocument} variables={{}} pick={(d) => d.viewer?.balance.entries} identify={(e) => `${e.position}-${e.to}`}
    caption="What moved your balance" heads={["What", "Amount", "Model", "Note", "When"]}
    row={(e) => [
      kinds[e.kind] ?? e.kind.replaceAll("_", " "), <Near key="n" yocto={e.amount} />, e.asset ? <AssetName key="a" asset={e.asset} /> : "",
      <span key="o" className="wrap">{e.note}</span>, <Moment key="w" at={e.at} />,
    ]}
    empty={<p>Nothing has moved your balance yet.</p>} />
);
