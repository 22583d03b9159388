import { useState } from "react";
import { useQuery } from "urql";
import { Field } from "../../../ui/Field";
import { Loading } from "../../../ui/Loading";
import { basisPoints, mostShares, total } from "../../../ui/royalty";
import { TransactionForm } from "../../../wallet/TransactionForm";
import type { AssetHeadFragment } from "../asset.generated";
import { percent } from "../parts/words";
import { AssetRoyaltyDocument, SetRoyaltyDocument } from "./manage.generated";
import { shareProblems, type Share } from "./royalty";

/** Who gets which part of each sale and lease. */
export function Royalty({ asset }: { asset: AssetHeadFragment }) {
  const [{ data }] = useQuery({ query: AssetRoyaltyDocument, variables: { id: asset.id } });
  if (data?.node?.__typename !== "Asset") return <Loading />;
  const set = data.node.royalty.map((share, key) => ({ key, account: share.account, percent: (share.basisPoints / 100).toString() }));
  return <Shares key={JSON.stringify(set)} asset={asset} set={set} />;
}

function Shares({ asset, set }: { asset: AssetHeadFragment; set: readonly Share[] }) {
  const [shares, setShares] = useState(set);
  const [checked, setChecked] = useState(false);
  const problems = shareProblems(shares);
  const change = (key: number, part: Partial<Share>) =>
    setShares(shares.map((share) => (share.key === key ? { ...share, ...part } : share)));
  return (
    <section className="card stack">
      <h3>Royalty</h3>
      <p className="muted">A part of each lease, and of each sale through a market that honours it.</p>
      <TransactionForm
        label="Set the royalty"
        prepare={SetRoyaltyDocument}
        check={() => {
          setChecked(true);
          return problems.every((problem) => !problem.account && !problem.percent);
        }}
        variables={(publicKey) => ({
          input: {
            assetId: asset.id, publicKey,
            shares: shares.map((share) => ({ account: share.account.trim(), basisPoints: basisPoints(share.percent) ?? 0 })),
          },
        })}
        pays="Gas alone, and a small deposit for storage."
        done="Set."
        announces
      >
        {shares.length === 0 && <p>Nobody gets a royalty.</p>}
        {shares.map((share, at) => (
          <fieldset key={share.key} className="fields">
            <legend className="visually-hidden">Share {at + 1}</legend>
            <Field label="Account" wrong={checked ? problems[at]?.account : undefined}>
              <input
                value={share.account} onChange={(e) => change(share.key, { account: e.target.value })}
                autoComplete="off" autoCapitalize="none" spellCheck={false}
              />
            </Field>
            <Field label="Percent" wrong={checked ? problems[at]?.percent : undefined}>
              <input inputMode="decimal" value={share.percent} onChange={(e) => change(share.key, { percent: e.target.value })} />
            </Field>
            <button
              type="button" className="button plain remove" aria-label={`Remove share ${at + 1}`}
              onClick={() => setShares(shares.filter((other) => other.key !== share.key))}
            >
              Remove
            </button>
          </fieldset>
        ))}
        <div className="row">
          {shares.length < mostShares && (
            <button
              type="button" className="button"
              onClick={() => setShares([...shares, { key: Math.max(-1, ...shares.map((s) => s.key)) + 1, account: "", percent: "" }])}
            >
              Another share
            </button>
          )}
          <span className="muted">Together {percent(total(shares))}</span>
        </div>
      </TransactionForm>
    </section>
  );
}
