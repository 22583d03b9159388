import { Link } from "react-router";
import type { InferenceInput } from "../../../api/schema.generated";
import { Price } from "../../../ui/Near";
import { Notice } from "../../../ui/Notice";
import { Labels } from "./Labels";
import { failures } from "./refusals";
import { SaveReceipt } from "./SaveReceipt";
import { Speech } from "./Speech";
import { Tensors } from "./Tensors";
import type { RunFragment } from "./try.generated";
import { Vector } from "./Vector";

/** What came of a run, by what the model is for; and what the log says of it. */
export function Result({ run, asked }: { run: RunFragment; asked: InferenceInput | null }) {
  const costs = run.price !== null && run.price !== "0";
  if (run.status === "CANCELLED")
    return <Notice>Stopped. {costs && "What was held for it is yours again."} <Proof run={run} /></Notice>;
  if (run.status === "FAILED")
    return (
      <Notice kind="bad">
        {failures[run.failureCode ?? ""] ?? run.failureMessage ?? "The run failed."} {run.failureCode && <code>{run.failureCode}</code>}
        {costs && " What was held for it is yours again."} <Proof run={run} />
      </Notice>
    );
  return (
    <div className="stack" role="status">
      {asked?.text && <blockquote className="asked wrap" dir="auto">{asked.text}</blockquote>}
      <Answer result={run.result} />
      <dl className="facts">
        {run.durationMicroseconds !== null && <><dt>Run time</dt><dd>{(run.durationMicroseconds / 1000).toFixed(2)} ms</dd></>}
        {run.worker && <><dt>Worker</dt><dd>{run.worker}, {run.executionProvider?.replace("ExecutionProvider", "")}</dd></>}
        <dt>Price</dt><dd><Price yocto={run.price} /></dd>
        <dt>Proof</dt>
        <dd className="row"><Proof run={run} />{run.receipt && <SaveReceipt job={run.jobId} document={run.receipt.document} />}</dd>
        {run.receipt && (
          <>
            <dt>Receipt</dt>
            <dd className="muted">
              What was asked and answered, signed by the worker, for anybody to check: <code>neura-audit verify-receipt</code>
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}

const Proof = ({ run }: { run: RunFragment }) => <Link to={`/log/${encodeURIComponent(run.position)}`}>Its entry in the log</Link>;

function Answer({ result }: { result: RunFragment["result"] }) {
  switch (result?.__typename) {
    case "ImageClassification":
    case "TextClassification":
      return <Labels best={result.label} labels={result.labels} />;
    case "LanguageIdentification":
      return <Labels best={result.language} labels={result.candidates} name={languageName} />;
    case "TextEmbedding":
      return <Vector values={result.values} dimensions={result.dimensions} />;
    case "VoiceActivity":
      return <Speech activity={result} />;
    case "RawTensors":
      return <Tensors tensors={result.tensors} nonFinite={result.nonFinite} />;
    default:
      return <p className="muted">The answer is no more: it was erased, or is encrypted for who asked.</p>;
  }
}

const names = new Intl.DisplayNames(undefined, { type: "language", fallback: "code" });

/** ISO 639 in the reader's language, as far as the browser knows it. */
function languageName(code: string): string {
  try {
    return names.of(Intl.getCanonicalLocales(code)[0] ?? code) ?? code;
  } catch {
    return code;
  }
}
