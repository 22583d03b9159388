/** The market's process makes accounts on its own development chain; nowhere else is there such an address. */
export async function createAccount(name: string, publicKey: string): Promise<string> {
  const answer = await fetch("/account", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ name, publicKey }),
  });
  const body: unknown = await answer.json().catch(() => null);
  const member = (key: string) =>
    typeof body === "object" && body !== null && key in body ? String((body as Record<string, unknown>)[key]) : undefined;
  const account = member("account");
  if (!answer.ok || !account) throw new Error(member("message") ?? "The development chain made no account.");
  return account;
}
