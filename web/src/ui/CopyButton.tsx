import { useState } from "react";

/** Copies a text, and says so. */
export function CopyButton({ text, label = "Copy" }: { text: string; label?: string }) {
  const [said, setSaid] = useState("");
  const copy = () =>
    navigator.clipboard.writeText(text).then(() => setSaid("Copied"), () => setSaid("The browser did not let us: copy it by hand"));
  return (
    <>
      <button type="button" className="button" onClick={() => void copy()}>{label}</button>
      <span role="status" className="muted">{said}</span>
    </>
  );
}
