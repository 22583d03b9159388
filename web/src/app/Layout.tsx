import { useEffect, useRef } from "react";
import { Link, NavLink, Outlet, ScrollRestoration, useLocation } from "react-router";
import { AccountMenu } from "../wallet/AccountMenu";
import { Approvals } from "../wallet/Approvals";
import "./layout.css";
import { Offline } from "./Offline";
import { ThemeButton } from "./ThemeButton";

const places = [
  ["/", "Market"],
  ["/create", "Create"],
  ["/chat", "Chat"],
  ["/activity", "Activity"],
  ["/statistics", "Statistics"],
  ["/workers", "Workers"],
  ["/log", "Audit"],
] as const;

export function Layout() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  // A new page begins where it begins, for those who hear it too.
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus();
  }, [pathname]);
  return (
    <>
      <a className="skip" href="#main">Skip to the content</a>
      <header className="top">
        <Link to="/" className="brand"><img src="/favicon.svg" alt="" width="28" height="28" />NeuraNft</Link>
        <nav aria-label="Main">
          {places.map(([to, name]) => <NavLink key={to} to={to} end={to === "/"}>{name}</NavLink>)}
        </nav>
        <div className="tools">
          <ThemeButton />
          <AccountMenu />
        </div>
      </header>
      <Offline />
      <main id="main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <Approvals />
      <ScrollRestoration />
    </>
  );
}
