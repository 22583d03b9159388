import { Suspense, useRef } from "react";
import { Link, useSearchParams } from "react-router";
import { AccountLink } from "../../ui/AccountLink";
import { Loading } from "../../ui/Loading";
import { Near } from "../../ui/Near";
import { priceNow } from "../../ui/onSale";
import { assetPath, collectionPath } from "../../ui/paths";
import { Notice } from "../../ui/Notice";
import { Picture } from "../../ui/Picture";
import { Tabs } from "../../ui/Tabs";
import { useClock } from "../../ui/useClock";
import { Announced } from "../../wallet/Announced";
import { isPast, useNetwork } from "../../wallet/network";
import type { AssetHeadFragment } from "./asset.generated";
import { LiveNews } from "./LiveNews";
import { isOwner } from "./parts/standing";
import { plain } from "./parts/words";
import { Rights } from "./rights/Rights";
import { tabsOf } from "./tabs";
import { stays, useOpenPart } from "./useOpenPart";

/** The asset's head, what the viewer may do with it, and the parts of the page; which one is open stands in the address. */
export function AssetView({ asset, newest }: { asset: AssetHeadFragment; newest: string | null }) {
  const [search, setSearch] = useSearchParams();
  const price = priceNow(asset, useClock());
  const past = isPast(useNetwork().network, asset.contract);
  const current = search.get("tab") ?? "overview";
  const tabs = tabsOf(asset, current);
  const page = useRef<HTMLElement>(null);
  useOpenPart(page, current);
  const open = (tab: string) => setSearch(tab === "overview" ? {} : { tab }, { preventScrollReset: true, state: stays });
  return (
    <article className="stack asset" ref={page}>
      <header className="asset-head">
        <Picture id={asset.id} kind={asset.kind} />
        <div className="stack">
          <div className="row">
            <span className="badge accent">{plain(asset.kind)}</span>
            {asset.task && <span className="badge">{asset.task}</span>}
            {asset.burnt && <span className="badge bad">burnt</span>}
          </div>
          <h1 className="wrap">{asset.name}</h1>
          <p className="muted wrap">
            In <Link to={collectionPath(asset)}>{asset.collectionName}</Link>
            , owned by <AccountLink account={asset.owner} />
          </p>
          <div className="row">
            {price ? (
              <>
                <strong className="asset-price"><Near yocto={price} /></strong>
                {!isOwner(asset) && !past && <Link className="button main" to="?tab=deals">Buy it</Link>}
              </>
            ) : (
              <span className="muted">Not for sale at a fixed price</span>
            )}
            {asset.kind === "MODEL" && <Link className="button" to={`${assetPath(asset)}/graph`}>Its network</Link>}
          </div>
        </div>
      </header>
      {past && (
        <Notice kind="warn">
          This is of an earlier start of the market, and its development chain has ended. It can be looked at and audited; to buy, lease or
          run, take one of those that <Link to="/">the market</Link> has now.
        </Notice>
      )}
      <LiveNews asset={asset} newest={newest} />
      <Announced />
      <Rights asset={asset} />
      <Tabs
        label="Parts of this page"
        current={tabs.some((tab) => tab.id === current) ? current : "overview"}
        onChange={open}
        tabs={tabs.map((tab) => ({
          id: tab.id,
          title: tab.title,
          content: <Suspense fallback={<Loading lines={5} />}><tab.Part asset={asset} /></Suspense>,
        }))}
      />
    </article>
  );
}
