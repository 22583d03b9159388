import { cloneElement, useId, type ReactElement, type ReactNode } from "react";

interface Control {
  id?: string;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean | undefined;
}

/** A labelled control with its hint and what is wrong with it. */
export function Field({ label, hint, wrong, children }: {
  label: ReactNode;
  hint?: ReactNode;
  wrong?: ReactNode;
  children: ReactElement<Control>;
}) {
  const id = useId();
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(" ") || undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, { id, "aria-describedby": described, "aria-invalid": wrong ? true : undefined })}
      {hint && <span className="hint" id={`${id}-hint`}>{hint}</span>}
      {wrong && <span className="wrong" id={`${id}-wrong`} role="alert">{wrong}</span>}
    </div>
  );
}
