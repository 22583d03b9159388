import { useState } from "react";
import type { InferenceInput, ModelInputKind } from "../../../api/schema.generated";
import { Form } from "../../../ui/Form";
import { AudioInput } from "./AudioInput";
import { ImageInput } from "./ImageInput";
import { TensorInput } from "./TensorInput";
import { TextInput } from "./TextInput";
import type { TryItAssetFragment } from "./try.generated";

/** What the market knows of the model; null where its owner has not registered it. */
export type Model = NonNullable<TryItAssetFragment["version"]>["model"];

interface Asked {
  readonly model: Model;
  readonly busy: boolean;
  readonly disabled: boolean;
  readonly onRun: (input: InferenceInput) => void;
}

/** What every kind of input gives: the request that is ready to be sent, or null while there is none. */
export interface InputProps {
  readonly model: Model;
  readonly onInput: (input: InferenceInput | null) => void;
  /** It was sent without an input, which its field tells. */
  readonly missing: boolean;
}

const kinds = { TEXT: TextInput, IMAGE: ImageInput, AUDIO: AudioInput, TENSORS: TensorInput };

/** The model's own kind of input, or raw tensors for who knows them. */
export function InputForm({ model, busy, disabled, onRun }: Asked) {
  const kind: ModelInputKind = model?.inputKind ?? "TENSORS";
  const [raw, setRaw] = useState(kind === "TENSORS");
  const [input, setInput] = useState<InferenceInput | null>(null);
  const [tried, setTried] = useState(false);
  const Input = kinds[raw ? "TENSORS" : kind];
  return (
    <Form
      label="Run"
      running="Running …"
      busy={busy}
      disabled={disabled}
      check={() => {
        setTried(true);
        return input !== null;
      }}
      send={() => input && onRun(input)}
      beside={kind !== "TENSORS" && (
        <label className="row check">
          <input type="checkbox" checked={raw} onChange={(event) => { setInput(null); setTried(false); setRaw(event.target.checked); }} />
          Raw tensors
        </label>
      )}
    >
      <Input key={String(raw)} model={model} onInput={setInput} missing={tried && input === null} />
    </Form>
  );
}
