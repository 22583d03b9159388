import { useState } from "react";
import { Field } from "../../../ui/Field";
import type { InputProps } from "./InputForm";
import { parseTensors, template } from "./tensors";

export function TensorInput({ model, onInput, missing }: InputProps) {
  const inputs = model?.inputs ?? [];
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const change = (next: string) => {
    setText(next);
    const parsed = next.trim() ? parseTensors(next, inputs) : null;
    setWrong(parsed && "wrong" in parsed ? parsed.wrong : null);
    onInput(parsed && "tensors" in parsed ? { tensors: parsed.tensors } : null);
  };
  return (
    <>
      <div className="scroll">
        <table>
          <caption className="visually-hidden">What the model asks for</caption>
          <thead><tr><th scope="col">Input</th><th scope="col">Type</th><th scope="col">Shape</th></tr></thead>
          <tbody>
            {inputs.map((input) => (
              <tr key={input.name}>
                <td className="mono wrap">{input.name}</td><td>{input.type ?? "any"}</td>
                <td className="mono">{input.shape ? `[${input.shape.join(", ")}]` : "any"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Field
        label="Tensors" hint="JSON: an array of { name, type, shape, values }, the values row by row."
        wrong={wrong ?? (missing && "Type the tensors, or fill in a template.")}
      >
        <textarea rows={8} className="mono" spellCheck={false} value={text} onChange={(event) => change(event.target.value)} />
      </Field>
      <button type="button" className="button" onClick={() => change(template(inputs))}>Fill in a template</button>
    </>
  );
}
