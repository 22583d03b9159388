import { useEffect, useState } from "react";

const byHand = "Copy it by hand: the browser does not allow it";

/** Puts a text where it can be pasted from, and says so. */
export function CopyButton({ text, what, label }: { text: string; what: string; label?: string }) {
  const [told, setTold] = useState<"" | "Copied" | typeof byHand>("");
  const [times, setTimes] = useState(0);
  const tell = (what: typeof told) => {
    setTold(what);
    setTimes((before) => before + 1);
  };
  const copy = () =>
    (navigator.clipboard?.writeText(text) ?? Promise.reject(new Error())).then(() => tell("Copied"), () => tell(byHand));
  useEffect(() => {
    if (told !== "Copied") return;
    const timer = setTimeout(() => setTold(""), 3_000);
    return () => clearTimeout(timer);
  }, [told, times]);
  return (
    <>
      <button type="button" className={label ? "button" : "button small"} aria-label={`Copy ${what}`} onClick={() => void copy()}>
        {told === "Copied" ? told : (label ?? "Copy")}
      </button>
      <span role="status" className={told === "Copied" ? "visually-hidden" : "muted"}>{told}</span>
    </>
  );
}
