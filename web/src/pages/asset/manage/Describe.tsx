import { useState } from "react";
import { useQuery } from "urql";
import { Failure } from "../../../ui/Failure";
import { Field } from "../../../ui/Field";
import { Loading } from "../../../ui/Loading";
import { textProblem } from "../../../wallet/checks";
import { TransactionForm } from "../../../wallet/TransactionForm";
import { useForm } from "../../../wallet/useForm";
import { tagsOf, tagsProblem } from "../../create/tags";
import type { AssetHeadFragment } from "../asset.generated";
import { AssetDescribedDocument, DescribeDocument, type DescribedFragment } from "./describe.generated";
import { given, isNews, tidy, typed } from "./described";

const fits = (most: number) => (text: string) => textProblem(text, most);

/** All that an asset says of itself beside its name. The contract takes the whole, so the whole is read first, and sent. */
export function Describe({ asset }: { asset: AssetHeadFragment }) {
  const [{ data, error }, again] = useQuery({
    query: AssetDescribedDocument, variables: { id: asset.id }, requestPolicy: "cache-and-network",
  });
  if (error && !data) return <Failure error={error} retry={() => again({ requestPolicy: "network-only" })} />;
  if (data?.node?.__typename !== "Asset") return <Loading />;
  return <Words asset={asset} now={data.node} />;
}

function Words({ asset, now }: { asset: AssetHeadFragment; now: DescribedFragment }) {
  const [known, setKnown] = useState(() => [typed(now)]);
  const form = useForm(known[0] ?? typed(now), {
    description: fits(2048), task: fits(64), license: fits(64), tags: tagsProblem, baseModel: fits(256),
    image: fits(512), data: fits(512), rag: fits(512), fineTuneData: fits(512),
  });
  const { values, bind, wrong } = form;
  // Somebody else may edit too: what they changed is not to be undone unseen.
  const stale = isNews(typed(now), known);
  const renew = () => {
    setKnown([typed(now)]);
    form.set(typed(now));
  };
  return (
    <section className="card stack">
      <h3>Description</h3>
      <p className="muted">Kept on the chain, for everyone to read. What is emptied is gone.</p>
      {stale && (
        <div className="row" role="status">
          <span>It was changed meanwhile.</span>
          <button type="button" className="button" onClick={renew}>Show what it says now</button>
        </div>
      )}
      <TransactionForm
        label="Change the description"
        prepare={DescribeDocument}
        check={form.check}
        variables={(publicKey) => ({
          input: {
            assetId: asset.id, name: null, publicKey,
            metadata: {
              description: given(values.description), task: given(values.task), license: given(values.license), tags: tagsOf(values.tags),
              baseModel: given(values.baseModel), image: given(values.image), data: given(values.data), rag: given(values.rag),
              fineTuneData: given(values.fineTuneData),
            },
          },
        })}
        pays="Gas, and a deposit where it becomes longer."
        done="Changed."
        onDone={() => setKnown([tidy(values), ...known])}
      >
        <Field label="Description" wrong={wrong("description")}><textarea rows={4} {...bind("description")} /></Field>
        <div className="fields">
          <Field label="Task" hint="Such as text-classification." wrong={wrong("task")}>
            <input spellCheck={false} {...bind("task")} />
          </Field>
          <Field label="Licence" hint="Such as MIT." wrong={wrong("license")}><input spellCheck={false} {...bind("license")} /></Field>
          <Field label="Tags" hint="Between commas." wrong={wrong("tags")}><input {...bind("tags")} /></Field>
          <Field label="Base model" wrong={wrong("baseModel")}><input spellCheck={false} {...bind("baseModel")} /></Field>
          <Field label="Picture" hint="A link." wrong={wrong("image")}><input spellCheck={false} {...bind("image")} /></Field>
          <Field label="Data" hint="A link, or the CID of its card." wrong={wrong("data")}>
            <input spellCheck={false} {...bind("data")} />
          </Field>
          <Field label="Looked up in" hint="A link." wrong={wrong("rag")}><input spellCheck={false} {...bind("rag")} /></Field>
          <Field label="Tuned with" hint="A link." wrong={wrong("fineTuneData")}>
            <input spellCheck={false} {...bind("fineTuneData")} />
          </Field>
        </div>
      </TransactionForm>
    </section>
  );
}
