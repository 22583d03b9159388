import { useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import { logOut } from "../session/account";
import { ConnectLink } from "../session/ConnectLink";
import { remembered } from "../session/remembered";
import { useRestoring, useSession } from "../session/useSession";
import { Notice } from "../ui/Notice";
import { MenuBalance } from "./MenuBalance";
import "./menu.css";

/** Who is logged in with the ways from there; or the way to it. */
export function AccountMenu() {
  const session = useSession();
  const restoring = useRestoring();
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const navigate = useNavigate();
  if (restoring) return <span className="button account" aria-busy="true">{remembered.get()?.account ?? "…"}</span>;
  if (!session) return <ConnectLink />;
  const close = () => menu.current?.hidePopover();
  const leave = async () => {
    setWrong(null);
    try {
      await logOut();
    } catch (error) {
      setWrong(error instanceof Error && error.message ? error.message : "That went wrong.");
      return;
    }
    close();
    await navigate("/");
  };
  return (
    <>
      <button type="button" className="button account" popoverTarget="account-menu">{session.account}</button>
      <div id="account-menu" ref={menu} popover="auto" className="menu" onToggle={(e) => setOpen(e.newState === "open")}>
        <p className="wrap muted">Logged in as <strong>{session.account}</strong></p>
        {open && <MenuBalance />}
        <nav aria-label="Account">
          <Link to="/profile" onClick={close}>Profile</Link>
          <Link to="/settings" onClick={close}>Settings</Link>
          <Link to="/wallet" onClick={close}>Switch account</Link>
          <button type="button" onClick={() => void leave()}>Log out</button>
        </nav>
        {wrong && <Notice kind="bad">You are still logged in: {wrong}</Notice>}
      </div>
    </>
  );
}
