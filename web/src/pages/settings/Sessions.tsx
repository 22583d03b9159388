import { useState } from "react";
import { useQuery } from "urql";
import { useCommand } from "../../api/useCommand";
import { logOut } from "../../session/account";
import { Button } from "../../ui/Button";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { Moment } from "../../ui/Moment";
import { Notice } from "../../ui/Notice";
import { CloseSessionDocument, SessionsDocument } from "./settings.generated";

/** Where the account is logged in; one session can be ended, or all. */
export function Sessions() {
  const [{ data, error }, ask] = useQuery({ query: SessionsDocument });
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const close = useCommand(CloseSessionDocument, (d) => d.closeSession);
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
      {sessions?.length === 0 && (
        <p>None is listed: the chain on which you logged in is not the one that runs now. Log out here, and connect again.</p>
      )}
      {sessions && sessions.length > 0 && (
        <div className="scroll" role="region" aria-label="Your open sessions" tabIndex={0}>
          <table>
            <caption className="visually-hidden">Your open sessions</caption>
            <thead>
              <tr>
                <th>Opened</th><th>Last used</th><th>Ends unless used</th><th>Key that signed</th>
                <th><span className="visually-hidden">End</span></th>
              </tr>
            </thead>
            <tbody>
              {sessions.map((session) => (
                <tr key={session.id}>
                  <th scope="row">
                    <Moment at={session.openedAt} full /> {session.isThisOne && <span className="badge good">This one</span>}
                  </th>
                  <td><Moment at={session.refreshedAt} /></td>
                  <td><Moment at={session.expiresAt} /></td>
                  <td className="mono wrap">{session.publicKey}</td>
                  <td>
                    {!session.isThisOne && (
                      <Button busy={close.busy} onClick={() => void close.run((idempotencyKey) => ({ idempotencyKey, id: session.id }))}>
                        End<span className="visually-hidden"> the session opened <Moment at={session.openedAt} full /></span>
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {close.wrong && <Notice kind="bad">{close.wrong}</Notice>}
      {wrong && <Notice kind="bad">{wrong}</Notice>}
      <div className="row">
        <Button busy={busy} onClick={() => void end(false)}>Log out here</Button>
        <Button className="button danger" busy={busy} onClick={() => void end(true)}>End all sessions, this one too</Button>
      </div>
    </section>
  );
}
