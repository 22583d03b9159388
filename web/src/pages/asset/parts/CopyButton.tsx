import { useState } from "react";

/** Puts a text where it can be pasted from, and says so. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [told, setTold] = useState<"" | "Copied" | "Copy it by hand: the browser does not allow it">("");
  const copy = () =>
    (navigator.clipboard?.writeText(text) ?? Promise.reject(new Error())).then(
      () => setTold("Copied"),
      () => setTold("Copy it by hand: the browser does not allow it"),
    ).then(() => setTimeout(() => setTold(""), 3_000));
  return (
    <>
      <button type="button" className="button small" aria-label={`Copy ${what}`} onClick={() => void copy()}>
        {told === "Copied" ? told : "Copy"}
      </button>
      <span role="status" className={told === "Copied" ? "visually-hidden" : "muted"}>{told}</span>
    </>
  );
}
