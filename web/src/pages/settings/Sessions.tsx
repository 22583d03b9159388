import { useState } from "react";
import { useQuery } from "urql";
import { logOut } from "../../session/account";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { Moment } from "../../ui/Moment";
import { Notice } from "../../ui/Notice";
import { SessionsDocument } from "./settings.generated";

/** Where the account is logged in; all of it can be ended. */
export function Sessions() {
  const [{ data, error }, ask] = useQuery({ query: SessionsDocument });
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const sessions = data?.viewer?.sessions;
  async function end(everywhere: boolean) {
    setBusy(true);
    setWrong(null);
    try {
      await logOut(everywhere);
    } catch (failure) {
      setWrong(failure instanceof Error ? failure.message : "That went wrong.");
      setBusy(false);
    }
  }
  return (
    <section className="card stack" aria-labelledby="sessions">
      <h2 id="sessions">Sessions</h2>
      {error && <Failure error={error} retry={() => ask({ requestPolicy: "network-only" })} />}
      {!sessions && !error && <Loading />}
      {sessions && (
        <div className="scroll" role="region" aria-label="Your open sessions" tabIndex={0}>
          <table>
            <caption className="visually-hidden">Your open sessions</caption>
            <thead><tr><th>Opened</th><th>Last used</th><th>Ends unless used</th><th>Key that signed</th></tr></thead>
            <tbody>
              {sessions.map((session) => (
                <tr key={session.id}>
                  <th scope="row">
                    <Moment at={session.openedAt} full /> {session.isThisOne && <span className="badge good">This one</span>}
                  </th>
                  <td><Moment at={session.refreshedAt} /></td>
                  <td><Moment at={session.expiresAt} /></td>
                  <td className="mono wrap">{session.publicKey}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {wrong && <Notice kind="bad">{wrong}</Notice>}
      <div className="row">
        <button type="button" className="button" disabled={busy} onClick={() => void end(false)}>Log out here</button>
        <button type="button" className="button danger" disabled={busy} onClick={() => void end(true)}>
          End all sessions, this one too
        </button>
      </div>
    </section>
  );
}
