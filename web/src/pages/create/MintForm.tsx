import { useState, type FormEvent } from "react";
import { useNavigate } from "react-router";
import type { AccessLevel, AssetKind } from "../../api/schema.generated";
import { Field } from "../../ui/Field";
import { levels } from "../../ui/Level";
import { contentPath } from "../../ui/paths";
import { TransactionStatus } from "../../wallet/TransactionStatus";
import { useTransaction } from "../../wallet/useTransaction";
import { PrepareMintDocument } from "./create.generated";
import { type Share, sharesFault, sharesOf, tagsFault, tagsOf, textFault } from "./fields";
import { licenses, tasks } from "./known";
import { Royalty } from "./Royalty";

const kinds: Readonly<Partial<Record<AssetKind, string>>> = { MODEL: "Model", DATASET: "Dataset", WORKFLOW: "Workflow", AGENT: "Agent" };
const empty = {
  kind: "MODEL" as AssetKind, name: "", description: "", task: "", license: "", tags: "", baseModel: "", level: "NONE" as AccessLevel,
};

/** What an asset says of itself, and what everybody may do with it. */
export function MintForm({ collection, account }: {
  collection: { readonly id: string; readonly contract: string; readonly name: string };
  account: string;
}) {
  const [form, setForm] = useState(empty);
  const [shares, setShares] = useState<readonly Share[]>([]);
  const [tried, setTried] = useState(false);
  const transaction = useTransaction();
  const navigate = useNavigate();
  const change = (part: Partial<typeof empty>) => setForm({ ...form, ...part });
  const wrong = {
    name: textFault(form.name, 128, true), description: textFault(form.description, 2048), task: textFault(form.task, 64),
    license: textFault(form.license, 64), tags: tagsFault(form.tags), baseModel: textFault(form.baseModel, 256),
    shares: sharesFault(shares),
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.values(wrong).some(Boolean)) return;
    const or = (text: string) => text.trim() || null;
    const input = {
      collectionId: collection.id, kind: form.kind, name: form.name.trim(), owner: null, defaultLevel: form.level,
      maxLevel: "NONE" as const,
      royalty: shares.length > 0 ? sharesOf(shares) : null,
      metadata: {
        description: or(form.description), task: or(form.task), license: or(form.license), baseModel: or(form.baseModel),
        tags: tagsOf(form.tags),
        image: null, data: null, rag: null, fineTuneData: null,
      },
    };
    const end = await transaction.run(PrepareMintDocument, (publicKey) => ({ input: { ...input, publicKey } }));
    const token: unknown = end.step === "done" && end.returned ? JSON.parse(end.returned) : null;
    if (typeof token === "string") await navigate(contentPath({ contract: collection.contract, tokenId: token }));
  }

  return (
    <form className="card stack" onSubmit={submit} noValidate aria-labelledby="new-asset">
      <h2 id="new-asset" className="wrap">A new asset in {collection.name}</h2>
      <p className="muted">What you write here is kept on the chain, for everyone to read. Its files come next, and are encrypted.</p>
      <div className="pair">
        <Field label="Kind">
          <select value={form.kind} onChange={(e) => change({ kind: e.target.value as AssetKind })}>
            {Object.entries(kinds).map(([value, text]) => <option key={value} value={value}>{text}</option>)}
          </select>
        </Field>
        <Field label="Name" wrong={tried && wrong.name}>
          <input value={form.name} onChange={(e) => change({ name: e.target.value })} autoComplete="off" />
        </Field>
      </div>
      <Field label="Description" wrong={tried && wrong.description}>
        <textarea rows={4} value={form.description} onChange={(e) => change({ description: e.target.value })} />
      </Field>
      <div className="pair">
        <Field label="Task" hint="What a model is for." wrong={tried && wrong.task}>
          <input value={form.task} onChange={(e) => change({ task: e.target.value })} list="tasks" />
        </Field>
        <Field label="Licence" hint="An SPDX name where there is one." wrong={tried && wrong.license}>
          <input value={form.license} onChange={(e) => change({ license: e.target.value })} list="licenses" />
        </Field>
        <Field label="Tags" hint="Up to 10, with commas between." wrong={tried && wrong.tags}>
          <input value={form.tags} onChange={(e) => change({ tags: e.target.value })} />
        </Field>
        <Field label="Base model" hint="What it was made from." wrong={tried && wrong.baseModel}>
          <input value={form.baseModel} onChange={(e) => change({ baseModel: e.target.value })} />
        </Field>
      </div>
      <datalist id="tasks">{tasks.map((task) => <option key={task} value={task} />)}</datalist>
      <datalist id="licenses">{licenses.map((license) => <option key={license} value={license} />)}</datalist>
      <Field label="What everybody may do with it" hint="Others need a grant, a lease or a purchase for more. It can be changed later.">
        <select value={form.level} onChange={(e) => change({ level: e.target.value as AccessLevel })}>
          {(Object.keys(levels) as AccessLevel[]).filter((level) => level !== "ABSOLUTE_OWNERSHIP").map((level) => (
            <option key={level} value={level}>{levels[level].name}: {levels[level].may}</option>
          ))}
        </select>
      </Field>
      <Royalty shares={shares} onChange={setShares} wrong={tried ? wrong.shares : null}
        none="Nobody named here: as the collection has it." />
      <TransactionStatus state={transaction.state} done="Minted." />
      <div className="row">
        <button type="submit" className="button main" disabled={transaction.busy}>Mint it</button>
        <span className="muted wrap">as {account}</span>
      </div>
    </form>
  );
}
