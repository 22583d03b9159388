import { useRef } from "react";
import { Link, Outlet, ScrollRestoration, useLocation } from "react-router";
import { AccountMenu } from "../wallet/AccountMenu";
import { Approvals } from "../wallet/Approvals";
import { Footer } from "./Footer";
import "./layout.css";
import { Navigation } from "./Navigation";
import { Offline } from "./Offline";
import { ThemeButton } from "./ThemeButton";
import { useFocusOnPage } from "./useFocusOnPage";

export function Layout() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  useFocusOnPage(main);
  return (
    <>
      <a className="skip" href="#main">Skip to the content</a>
      <header className="top">
        <Link to="/" className="brand"><img src="/favicon.svg" alt="" width="28" height="28" />NeuraNft</Link>
        <Navigation key={pathname} />
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
      <Footer />
      <ScrollRestoration />
    </>
  );
}
