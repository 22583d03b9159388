import { useId, useState } from "react";
import { NavLink } from "react-router";

const places = [
  ["/", "Market"],
  ["/create", "Create"],
  ["/chat", "Chat"],
  ["/activity", "Activity"],
  ["/statistics", "Statistics"],
  ["/workers", "Workers"],
  ["/log", "Audit"],
] as const;

/** In a row where there is room for it, else behind a button. */
export function Navigation() {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <button type="button" className="button plain menu-button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <svg viewBox="0 0 20 20" aria-hidden="true"><path d={open ? "M5 5l10 10M15 5L5 15" : "M3 6h14M3 10h14M3 14h14"} /></svg>
        Menu
      </button>
      <nav id={id} aria-label="Main" data-open={open || undefined}>
        {places.map(([to, name]) => <NavLink key={to} to={to} end={to === "/"}>{name}</NavLink>)}
      </nav>
    </>
  );
}
