import { useNavigate } from "react-router";
import type { AccessLevel, AssetKind } from "../../api/schema.generated";
import { Field } from "../../ui/Field";
import { levels } from "../../ui/Level";
import { contentPath } from "../../ui/paths";
import { textProblem } from "../../wallet/checks";
import { RoyaltyShares, useShares } from "../../wallet/RoyaltyShares";
import { sharesOf } from "../../wallet/shares";
import { TransactionForm } from "../../wallet/TransactionForm";
import { useForm } from "../../wallet/useForm";
import { PrepareMintDocument } from "./create.generated";
import { licenses, tasks } from "./known";
import { tagsOf, tagsProblem } from "./tags";

const kinds: Readonly<Partial<Record<AssetKind, string>>> = { MODEL: "Model", DATASET: "Dataset", WORKFLOW: "Workflow", AGENT: "Agent" };
const empty = { kind: "MODEL", name: "", description: "", task: "", license: "", tags: "", baseModel: "", level: "NONE" };
const or = (text: string) => text.trim() || null;

/** What an asset says of itself, and what everybody may do with it. */
export function MintForm({ collection, account }: {
  collection: { readonly id: string; readonly contract: string; readonly name: string };
  account: string;
}) {
  const { values, bind, wrong, check } = useForm(empty, {
    name: (text) => textProblem(text, 128, { needed: true }), description: (text) => textProblem(text, 2048),
    task: (text) => textProblem(text, 64), license: (text) => textProblem(text, 64), tags: tagsProblem,
    baseModel: (text) => textProblem(text, 256),
  });
  const shares = useShares();
  const navigate = useNavigate();
  const open = (returned: string | null) => {
    const token: unknown = returned && JSON.parse(returned);
    if (typeof token === "string") void navigate(contentPath({ contract: collection.contract, tokenId: token }));
  };
  return (
    <section className="card stack" aria-labelledby="new-asset">
      <h2 id="new-asset" className="wrap">A new asset in {collection.name}</h2>
      <p className="muted">What you write here is kept on the chain, for everyone to read. Its files come next, and are encrypted.</p>
      <TransactionForm
        label="Mint it"
        prepare={PrepareMintDocument}
        check={() => [check(), shares.check()].every(Boolean)}
        variables={(publicKey) => ({
          input: {
            collectionId: collection.id, kind: values.kind as AssetKind, name: values.name.trim(), owner: null,
            defaultLevel: values.level as AccessLevel, maxLevel: "NONE" as const,
            royalty: shares.rows.length > 0 ? sharesOf(shares.rows) : null,
            metadata: {
              description: or(values.description), task: or(values.task), license: or(values.license), baseModel: or(values.baseModel),
              tags: tagsOf(values.tags), image: null, data: null, rag: null, fineTuneData: null,
            },
            publicKey,
          },
        })}
        pays={<>Gas, and a deposit for storing it, by <span className="wrap">{account}</span>.</>}
        done="Minted."
        onDone={open}
      >
        <div className="fields">
          <Field label="Kind">
            <select {...bind("kind")}>
              {Object.entries(kinds).map(([value, text]) => <option key={value} value={value}>{text}</option>)}
            </select>
          </Field>
          <Field label="Name" wrong={wrong("name")}><input {...bind("name")} autoComplete="off" /></Field>
        </div>
        <Field label="Description" wrong={wrong("description")}><textarea rows={4} {...bind("description")} /></Field>
        <div className="fields">
          <Field label="Task" hint="What a model is for." wrong={wrong("task")}><input {...bind("task")} list="tasks" /></Field>
          <Field label="Licence" hint="An SPDX name where there is one." wrong={wrong("license")}>
            <input {...bind("license")} list="licenses" />
          </Field>
          <Field label="Tags" hint="Up to 10, with commas between." wrong={wrong("tags")}><input {...bind("tags")} /></Field>
          <Field label="Base model" hint="What it was made from." wrong={wrong("baseModel")}><input {...bind("baseModel")} /></Field>
        </div>
        <datalist id="tasks">{tasks.map((task) => <option key={task} value={task} />)}</datalist>
        <datalist id="licenses">{licenses.map((license) => <option key={license} value={license} />)}</datalist>
        <Field label="What everybody may do with it" hint="Others need a grant, a lease or a purchase for more. It can be changed later.">
          <select {...bind("level")}>
            {(Object.keys(levels) as AccessLevel[]).filter((level) => level !== "ABSOLUTE_OWNERSHIP").map((level) => (
              <option key={level} value={level}>{levels[level].name}: {levels[level].may}</option>
            ))}
          </select>
        </Field>
        <h3>Royalty</h3>
        <p className="muted">Who gets how much of each lease and sale.</p>
        <RoyaltyShares of={shares} none="Nobody named here: as the collection has it." />
      </TransactionForm>
    </section>
  );
}
