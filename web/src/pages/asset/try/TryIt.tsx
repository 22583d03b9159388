import { useState } from "react";
import { useQuery } from "urql";
import type { InferenceInput } from "../../../api/schema.generated";
import { useSession } from "../../../session/useSession";
import { Failure } from "../../../ui/Failure";
import { Loading } from "../../../ui/Loading";
import { Notice } from "../../../ui/Notice";
import { InputForm } from "./InputForm";
import { MayRun } from "./MayRun";
import { isOffered } from "./offered";
import { Progress } from "./Progress";
import { Result } from "./Result";
import { Runs } from "./Runs";
import { Similarity } from "./Similarity";
import { TermsOfRun } from "./TermsOfRun";
import { TryItDocument, type TryItAssetFragment } from "./try.generated";
import "./try.css";
import { useRun } from "./useRun";

/** Asks a model what it is for: text, a picture, a recording or tensors; and shows what it says. */
export function TryIt({ asset }: { asset: { readonly id: string } }) {
  const [{ data, error, fetching }, again] = useQuery({ query: TryItDocument, variables: { id: asset.id } });
  const session = useSession();
  if (error && !data) return <Failure error={error} retry={() => again({ requestPolicy: "network-only" })} />;
  if (!data) return fetching ? <Loading lines={5} /> : null;
  if (data.node?.__typename !== "Asset") return <Notice kind="bad">There is no such asset any more.</Notice>;
  const found = data.node;
  if (found.kind === "DATASET") return <Notice>A dataset is not run. It can be downloaded by who has the right to.</Notice>;
  if (!found.version) return <Notice>Nothing to run yet: its owner has published no version.</Notice>;
  return <Bench key={`${session?.account}`} asset={found} version={found.version} />;
}

type Version = NonNullable<TryItAssetFragment["version"]>;

const compares = (task: string | null | undefined) =>
  ["text-embedding", "feature-extraction", "sentence-similarity"].includes(task ?? "");

function Bench({ asset, version }: { asset: TryItAssetFragment; version: Version }) {
  const session = useSession();
  const { state, run, follow, stop, busy } = useRun(asset.id);
  const [shown, setShown] = useState<InferenceInput | null>(null);
  const model = version.model;
  const may = asset.viewerAccess !== null && asset.viewerAccess.level !== "NONE";
  const offered = isOffered(model, session?.account === asset.owner);
  const terms = { version: version.number, price: asset.inferenceTerms.price };
  const ask = (input: InferenceInput) => {
    setShown(input);
    void run(input, terms);
  };
  return (
    <div className="try stack">
      <MayRun asset={asset} />
      <div className="try-columns">
        <section className="card stack" aria-labelledby="try-input">
          <h2 id="try-input">Ask it</h2>
          <InputForm model={model} busy={busy} disabled={!may || !offered} onRun={ask} />
          <TermsOfRun asset={asset} />
        </section>
        <section className="card stack" aria-labelledby="try-answer">
          <h2 id="try-answer">Answer</h2>
          {state.step === "idle" && <p className="muted">What the model says appears here.</p>}
          <Progress state={state} onStop={(job) => void stop(job)} />
          {state.step === "refused" && (
            <Notice kind="bad">
              {state.message} {state.refusal && <code>{state.refusal.__typename.replace(/Error$/, "")}</code>}
            </Notice>
          )}
          {state.step === "ended" && <Result run={state.run} asked={shown} />}
        </section>
      </div>
      {compares(model?.task) && may && offered && <Similarity asset={asset.id} terms={terms} />}
      {may && <Runs asset={asset.id} onShow={(job) => { setShown(null); follow(job); }} />}
    </div>
  );
}
