import { useQuery } from "urql";
import { useCommand } from "../../api/useCommand";
import { Button } from "../../ui/Button";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { Moment } from "../../ui/Moment";
import { Notice } from "../../ui/Notice";
import { IssueKey } from "./IssueKey";
import { scopeNames } from "./scopes";
import { ApiKeysDocument, type ApiKeysQuery, RevokeApiKeyDocument } from "./settings.generated";

type Key = NonNullable<ApiKeysQuery["viewer"]>["apiKeys"][number];

/** Keys for machines: listed, issued, revoked. */
export function ApiKeys() {
  const [{ data, error }, ask] = useQuery({ query: ApiKeysDocument });
  const revoke = useCommand(RevokeApiKeyDocument, (d) => d.revokeApiKey);
  const keys = data?.viewer?.apiKeys;
  return (
    <section className="card stack" aria-labelledby="keys">
      <h2 id="keys">API keys</h2>
      <p className="muted">For programs of yours. A key speaks for your account within its scopes; it never signs for your wallet.</p>
      {error && <Failure error={error} retry={() => ask({ requestPolicy: "network-only" })} />}
      {!keys && !error && <Loading />}
      {revoke.wrong && <Notice kind="bad">{revoke.wrong}</Notice>}
      {keys?.length === 0 && <p>You have no keys yet. Make one below to use the API without this page.</p>}
      {keys && keys.length > 0 && (
        <div className="scroll" role="region" aria-label="Your API keys" tabIndex={0}>
          <table>
            <caption className="visually-hidden">Your API keys</caption>
            <thead>
              <tr>
                <th>Name</th><th>May</th><th>Issued</th><th>Ends</th><th>Last used</th>
                <th><span className="visually-hidden">Revoke</span></th>
              </tr>
            </thead>
            <tbody>
              {keys.map((key) => (
                <tr key={key.id}>
                  <th scope="row">{key.name}</th>
                  <td>{key.scopes.map((scope) => scopeNames[scope].name).join(", ")}</td>
                  <td><Moment at={key.issuedAt} /></td>
                  <td><End of={key} /></td>
                  <td>{key.lastUsedAt ? key.lastUsedAt.slice(0, 10) : "never"}</td>
                  <td>
                    {!key.revokedAt && (
                      <Button busy={revoke.busy} onClick={() => void revoke.run((idempotencyKey) => ({ idempotencyKey, id: key.id }))}>
                        Revoke<span className="visually-hidden"> {key.name}</span>
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <IssueKey />
    </section>
  );
}

const End = ({ of: key }: { of: Key }) =>
  key.revokedAt ? <span className="badge bad">Revoked <Moment at={key.revokedAt} /></span> : <Moment at={key.expiresAt} />;
