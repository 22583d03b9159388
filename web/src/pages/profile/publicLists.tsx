import { Link } from "react-router";
import type { AccessSource } from "../../api/schema.generated";
import { AccountLink } from "../../ui/AccountLink";
import { Level } from "../../ui/Level";
import { Moment } from "../../ui/Moment";
import { Near } from "../../ui/Near";
import { collectionPath } from "../../ui/paths";
import { AssetName, AssetNames } from "./AssetName";
import { Listing } from "./Listing";
import {
  ProfileCollectionsDocument, ProfileHoldingsDocument, ProfilePurchasesDocument, ProfileRightsDocument, ProfileSalesDocument,
} from "./profile.generated";

const sources: Readonly<Record<AccessSource, string>> = {
  NONE: "nothing", OWNER: "as owner", GRANT: "a grant", DEFAULT: "open to everybody", LEASE: "a lease", RESALE: "a resale",
  PURCHASE: "a purchase",
};

const Event = ({ at }: { at: string }) => <Link to={`/log/${encodeURIComponent(at)}`}>the event</Link>;

export const Holdings = ({ account, own }: { account: string; own: boolean }) => (
  <Listing query={ProfileHoldingsDocument} variables={{ account }} pick={(d) => d.account.holdings} identify={(h) => h.acquiredAt}
    caption="Assets owned" heads={["Asset", "Owned since", "By"]}
    row={(h) => [<AssetName key="a" asset={h.asset} />, <Moment key="s" at={h.since} full />, <Event key="e" at={h.acquiredAt} />]}
    empty={own
      ? <p>You own nothing yet. <Link to="/">Buy something</Link> or <Link to="/create">create it</Link>.</p>
      : <p>Owns nothing here.</p>} />
);

export const Rights = ({ account, own }: { account: string; own: boolean }) => (
  <Listing query={ProfileRightsDocument} variables={{ account }} pick={(d) => d.account.rights} identify={(r) => r.givenAt}
    caption="Assets of others that may be used" heads={["Asset", "May", "By", "From", "Since", "Until", "Why"]}
    row={(r) => [
      <AssetName key="a" asset={r.asset} />, <Level key="l" level={r.level} />, sources[r.source],
      <AccountLink key="g" account={r.grantedBy} />,
      r.since ? <Moment key="s" at={r.since} full /> : "not known yet",
      r.expiresAt ? <Moment key="u" at={r.expiresAt} full /> : "no end", <Event key="e" at={r.givenAt} />,
    ]}
    empty={
      <p>
        {own ? "You hold no right to others' assets." : "Holds no right to others' assets."} What is open to everybody is not listed here.
      </p>
    } />
);

export const Collections = ({ account, own }: { account: string; own: boolean }) => (
  <Listing query={ProfileCollectionsDocument} variables={{ account }} pick={(d) => d.account.collections} identify={(c) => c.id}
    caption="Collections owned" heads={["Collection", "Description", "Made"]}
    row={(c) => [
      <Link key="c" to={collectionPath(c)}>{c.name}</Link>, c.description ?? "",
      <Moment key="m" at={c.createdAt} />,
    ]}
    empty={own ? <p>You have no collection yet. <Link to="/create">Make one</Link>.</p> : <p>Has no collection.</p>} />
);

export const Sales = ({ account }: { account: string }) => (
  <Listing query={ProfileSalesDocument} variables={{ account }} pick={(d) => d.account.sales} identify={(s) => s.id}
    caption="Sales" heads={["Sold", "To", "Price", "When"]}
    row={(s) => [
      <AssetNames key="a" assets={s.assets} />, <AccountLink key="b" account={s.buyer} />, <Near key="p" yocto={s.price} />,
      <Moment key="w" at={s.soldAt} />,
    ]}
    empty={<p>Nothing sold yet.</p>} />
);

export const Purchases = ({ account }: { account: string }) => (
  <Listing query={ProfilePurchasesDocument} variables={{ account }} pick={(d) => d.account.purchases} identify={(s) => s.id}
    caption="Purchases" heads={["Bought", "From", "Price", "When"]}
    row={(s) => [
      <AssetNames key="a" assets={s.assets} />, <AccountLink key="b" account={s.seller} />, <Near key="p" yocto={s.price} />,
      <Moment key="w" at={s.soldAt} />,
    ]}
    empty={<p>Nothing bought yet.</p>} />
);
