import { useState } from "react";

const dark = () =>
  document.documentElement.dataset["theme"]
    ? document.documentElement.dataset["theme"] === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;

/** Light or dark, kept for the next visit. */
export function ThemeButton() {
  const [isDark, setDark] = useState(dark);
  const turn = () => {
    const next = isDark ? "light" : "dark";
    document.documentElement.dataset["theme"] = next;
    localStorage.setItem("theme", next);
    setDark(!isDark);
  };
  return (
    <button type="button" className="button plain" onClick={turn} aria-label={isDark ? "Use light colours" : "Use dark colours"}>
      <span aria-hidden="true">{isDark ? "☀" : "☾"}</span>
    </button>
  );
}
