import { useState } from "react";
import { Field } from "../../../ui/Field";
import type { InputProps } from "./InputForm";

const examples: Readonly<Record<string, readonly string[]>> = {
  "language-identification": [
    "Der Pachtvertrag endet nach zehn Tagen, und danach darf das Modell nicht mehr benutzt werden.",
    "Le contrat de location prend fin dans dix jours, ensuite le modèle ne peut plus être utilisé.",
    "El contrato de alquiler termina dentro de diez días y después ya no se puede usar el modelo.",
    "Договор аренды заканчивается через десять дней, после этого моделью больше нельзя пользоваться.",
    "Η σύμβαση λήγει σε δέκα ημέρες και μετά το μοντέλο δεν μπορεί να χρησιμοποιηθεί.",
  ],
};
const others = ["A lease ends after ten days.", "The model was sold yesterday."];

export function TextInput({ model, onInput, missing }: InputProps) {
  const task = model?.task;
  const [text, setText] = useState("");
  const change = (next: string) => {
    setText(next);
    onInput(next.trim() ? { text: next } : null);
  };
  return (
    <>
      <Field
        label="Text" wrong={missing && "Type a text."}
        hint={task === "language-identification" && "A sentence or more: short texts are hard to tell apart."}
      >
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
