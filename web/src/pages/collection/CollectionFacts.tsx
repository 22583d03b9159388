import type { ReactNode } from "react";
import { AccountLink } from "../../ui/AccountLink";
import { Moment } from "../../ui/Moment";
import { count, percent } from "../asset/parts/words";
import type { CollectionQuery } from "./collection.generated";
import "./collection.css";
import { minting } from "./minting";

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

export const CollectionFacts = ({ collection }: { collection: NonNullable<CollectionQuery["collection"]> }) => (
  <section className="card stack" aria-labelledby="about">
    <h2 id="about">About it</h2>
    <dl className="numbers">
      <div><dt>Assets</dt><dd>{count(collection.counts.assets)}</dd></div>
      <div><dt>Burnt</dt><dd>{count(collection.counts.burnt)}</dd></div>
    </dl>
    <dl className="facts">
      <Fact name="Owner"><AccountLink account={collection.owner} /></Fact>
      <Fact name="Creator"><AccountLink account={collection.creator} /></Fact>
      <Fact name="Created"><Moment at={collection.createdAt} full /></Fact>
      <Fact name="May mint">{minting[collection.minting]}</Fact>
      {collection.kindHint && <Fact name="Meant for">{collection.kindHint}</Fact>}
      {collection.baseModel && <Fact name="Base model">{collection.baseModel}</Fact>}
      {collection.contextWindow !== null && <Fact name="Context">{count(collection.contextWindow)} tokens</Fact>}
      {collection.image && <Fact name="Picture"><code className="wrap">{collection.image}</code></Fact>}
      <Fact name="Royalty">
        {collection.royalty.length === 0 ? "None" : (
          <ul className="plain-list">
            {collection.royalty.map(({ account, basisPoints }) => (
              <li key={account}>{percent(basisPoints)} to <AccountLink account={account} /></li>
            ))}
          </ul>
        )}
      </Fact>
      <Fact name="Contract"><code className="wrap">{collection.contract}</code>, number {collection.collectionId}</Fact>
    </dl>
  </section>
);
