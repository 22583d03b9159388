import { useEffect, useRef } from "react";
import { useTyped } from "./useTyped";

const typedInto = "input:not([type=checkbox], [type=radio]), textarea, select";
const isEditable = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(typedInto));

/** Searches while it is typed into. "/" leads here from anywhere on the page. */
export function SearchBox({ label, asked, onAsk }: { label: string; asked: string; onAsk: (text: string, goesOn: boolean) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const { text, type, rest } = useTyped(asked, onAsk);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isEditable(event.target)) return;
      if (document.querySelector("dialog[open]")) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener("keydown", focus);
    return () => window.removeEventListener("keydown", focus);
  }, []);
  return (
    <form role="search" className="search-box" onSubmit={(event) => { event.preventDefault(); rest(); }}>
      <svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="8.5" cy="8.5" r="5.5" /><path d="M13 13l4.5 4.5" /></svg>
      <input ref={input} type="search" aria-label={label} placeholder={label} value={text} maxLength={200} autoComplete="off"
        spellCheck={false} enterKeyHint="search" aria-keyshortcuts="/" onChange={(event) => type(event.target.value)} onBlur={rest} />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}
