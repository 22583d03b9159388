import { useEffect, useState } from "react";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { bytes } from "../asset/parts/words";
import { begun } from "./upload/begun";
import { type UploadProgress, useUpload } from "./upload/useUpload";

/** Chooses a file and sends it; the bytes are encrypted as they come. */
export function UploadFile({ asset, version, complete }: {
  asset: string;
  version: number;
  complete: (upload: { id: string; sha256: string } | null) => void;
}) {
  const { state, start, pause, goOn } = useUpload(asset);
  useEffect(() => complete(state.step === "complete" ? state : null), [state, complete]);
  const [empty, setEmpty] = useState(false);
  const choose = (file: File | undefined) => {
    setEmpty(file?.size === 0);
    if (file?.size) void start(file);
  };
  const before = state.step === "none" ? begun.get(asset) : null;
  const running = state.step === "reading" || state.step === "sending";
  return (
    <section className="card stack" aria-labelledby="upload">
      <h2 id="upload">Upload the file of version {version}</h2>
      {before && (
        <Notice kind="info">
          An upload of {before.name} ({bytes(before.size)}) was begun. Choose the same file again, and it goes on where it was.
        </Notice>
      )}
      <Field
        label="File" wrong={empty && "The file is empty."}
        hint="A model is an .onnx file. It is stored encrypted; who may see it is decided by its rights."
      >
        <input type="file" disabled={running} onChange={(e) => choose(e.target.files?.[0])} />
      </Field>
      <Bar state={state} />
      <div className="row">
        {running && <button type="button" className="button" onClick={pause}>Pause</button>}
        {state.step === "paused" && <button type="button" className="button main" onClick={goOn}>Go on</button>}
        {state.step === "failed" && <button type="button" className="button" onClick={goOn}>Try again</button>}
      </div>
    </section>
  );
}

function Bar({ state }: { state: UploadProgress }) {
  switch (state.step) {
    case "none":
      return null;
    case "failed":
      return <Notice kind="bad">{state.message}</Notice>;
    case "complete":
      return <Notice kind="good">All of it is there. SHA-256 <span className="mono wrap">{state.sha256}</span></Notice>;
    default: {
      const doing = { reading: "Reading the file for its SHA-256", sending: "Sending", paused: "Paused" }[state.step];
      const trouble = state.step !== "paused" && state.trouble;
      return (
        <div className="stack">
          <progress className="progress" max={state.of} value={state.done} aria-label={doing} />
          <p role="status">
            {doing}: {bytes(state.done)} of {bytes(state.of)}.{trouble && " The market does not answer; it is tried again."}
          </p>
        </div>
      );
    }
  }
}
