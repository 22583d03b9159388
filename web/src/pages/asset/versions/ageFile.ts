interface Released {
  readonly link: string;
  readonly header: string;
  readonly size: number;
}

/** Header and payload in a row: a file that age opens. The link holds for a minute, and only on this market. */
export async function ageFile({ link, header, size }: Released, load: typeof fetch = fetch): Promise<Blob> {
  if (!link.startsWith("/downloads/")) throw new Error("The market named a link that is not its own.");
  const answer = await load(link);
  if (!answer.ok) throw new Error(`The market did not hand the content out (${answer.status}). Ask again.`);
  const payload = await answer.blob();
  if (payload.size !== size) throw new Error("The download broke off. Ask again.");
  return new Blob([Uint8Array.from(atob(header), (c) => c.charCodeAt(0)), payload]);
}
