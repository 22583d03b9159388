import { useQuery } from "urql";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { Moment } from "../../ui/Moment";
import { MakeIdentity } from "./MakeIdentity";
import { MyEncryptionKeyDocument } from "./settings.generated";

/** To which key downloads are encrypted for the account. */
export function EncryptionKey({ account }: { account: string }) {
  const [{ data, error }, ask] = useQuery({ query: MyEncryptionKeyDocument });
  const key = data?.viewer?.encryptionKey;
  return (
    <section className="card stack" aria-labelledby="encryption">
      <h2 id="encryption">Encryption key</h2>
      <p className="muted">
        What you download is encrypted to it (age), so that only you can open it. It is not derived from your wallet's key: who has one has
        not the other.
      </p>
      {error && <Failure error={error} retry={() => ask({ requestPolicy: "network-only" })} />}
      {!data && !error && <Loading />}
      {data && !key && <p>You have none yet, and cannot download content without one.</p>}
      {key && (
        <dl className="facts">
          <dt>Recipient</dt>
          <dd className="mono">{key.recipient}</dd>
          <dt>Registered</dt>
          <dd><Moment at={key.registeredAt} full /></dd>
          <dt>Signed</dt>
          <dd><pre className="statement" tabIndex={0}>{key.message}</pre></dd>
        </dl>
      )}
      {data && <MakeIdentity account={account} replaces={Boolean(key)} />}
    </section>
  );
}
