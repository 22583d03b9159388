/** Another has this name already. */
export class NameTaken extends Error {}

/** The market's process makes accounts on its own development chain, for this machine; elsewhere there is no such address. */
export async function createAccount(name: string, publicKey: string): Promise<string> {
  const answer = await fetch("/account", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ newAccountId: name, newAccountPublicKey: publicKey }),
  });
  const body = (await answer.json().catch(() => null)) as { accountId?: unknown; error?: { message?: unknown; code?: unknown } } | null;
  if (answer.ok && typeof body?.accountId === "string") return body.accountId;
  const message = typeof body?.error?.message === "string" ? body.error.message : "The development chain made no account.";
  throw body?.error?.code === "NAME_TAKEN" ? new NameTaken(message) : new Error(message);
}
