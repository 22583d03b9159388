import { useState, type FormEvent } from "react";
import type { Minting } from "../../api/schema.generated";
import { Field } from "../../ui/Field";
import { TransactionStatus } from "../../wallet/TransactionStatus";
import { useTransaction } from "../../wallet/useTransaction";
import { PrepareCreateCollectionDocument } from "./create.generated";
import { type Share, sharesFault, sharesOf, textFault } from "./fields";
import { Royalty } from "./Royalty";

const mintings: Readonly<Record<Minting, string>> = {
  OWNER: "Only me",
  ALLOW_LIST: "Me and accounts that I name later",
  OPEN: "Everybody",
};

/** A collection: its name, and who may mint into it. */
export function NewCollection({ first, account, made }: { first: boolean; account: string; made: () => void }) {
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const [minting, setMinting] = useState<Minting>("OWNER");
  const [shares, setShares] = useState<readonly Share[]>([]);
  const [tried, setTried] = useState(false);
  const transaction = useTransaction();
  const wrong = {
    name: textFault(name, 128, true), description: textFault(description, 2048), shares: sharesFault(shares),
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.values(wrong).some(Boolean)) return;
    const input = {
      name: name.trim(), description: description.trim() || null, minting, royalty: sharesOf(shares),
      kindHint: null, contextWindow: null, baseModel: null, image: null,
    };
    const end = await transaction.run(PrepareCreateCollectionDocument, (publicKey) => ({ input: { ...input, publicKey } }));
    if (end.step === "done") made();
  }

  return (
    <form className="card stack" onSubmit={submit} noValidate aria-labelledby="new-collection">
      <h2 id="new-collection">{first ? "Make your first collection" : "A new collection"}</h2>
      <Field label="Name" wrong={tried && wrong.name}>
        <input value={name} onChange={(e) => setName(e.target.value)} autoComplete="off" />
      </Field>
      <Field label="Description" hint="Optional. Kept on the chain, for everyone to read." wrong={tried && wrong.description}>
        <textarea rows={3} value={description} onChange={(e) => setDescription(e.target.value)} />
      </Field>
      <Field label="Who may mint into it">
        <select value={minting} onChange={(e) => setMinting(e.target.value as Minting)}>
          {Object.entries(mintings).map(([value, text]) => <option key={value} value={value}>{text}</option>)}
        </select>
      </Field>
      <Royalty shares={shares} onChange={setShares} wrong={tried ? wrong.shares : null}
        none="Its assets begin with this. Nobody: no royalty." />
      <TransactionStatus state={transaction.state} done="The collection is there." />
      <div className="row">
        <button type="submit" className="button main" disabled={transaction.busy}>Make the collection</button>
        <span className="muted wrap">as {account}</span>
      </div>
    </form>
  );
}
