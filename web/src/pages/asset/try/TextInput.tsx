import { useState } from "react";
import { Field } from "../../../ui/Field";
import type { InputProps } from "./InputForm";

const examples: Readonly<Record<string, readonly string[]>> = {
  "language-identification": [
    "Der Vertrag endet nach zehn Tagen.", "Le contrat prend fin dans dix jours.", "El contrato termina en diez días.",
    "Договор заканчивается через десять дней.", "契約は十日後に終わります。",
  ],
};
const others = ["A lease ends after ten days.", "The model was sold yesterday."];

export function TextInput({ task, onInput }: InputProps) {
  const [text, setText] = useState("");
  const change = (next: string) => {
    setText(next);
    onInput(next.trim() ? { text: next } : null);
  };
  return (
    <>
      <Field label="Text" hint={task === "language-identification" ? "A sentence or more: short texts are hard to tell apart." : undefined}>
        <textarea rows={5} value={text} onChange={(event) => change(event.target.value)} dir="auto" />
      </Field>
      <div className="examples" role="group" aria-label="Examples">
        {(examples[task ?? ""] ?? others).map((example) => (
          <button key={example} type="button" className="button" onClick={() => change(example)}>{example}</button>
        ))}
      </div>
    </>
  );
}
