export interface Made {
  /** "AGE-SECRET-KEY-1…": never stored, never sent. */
  readonly identity: string;
  readonly recipient: string;
}

/** An age identity (X25519) from the browser's random source. */
export async function makeIdentity(): Promise<Made> {
  const { generateX25519Identity, identityToRecipient } = await import("age-encryption");
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** As age-keygen writes it: `age -d -i <file>` takes it. */
export const identityFile = ({ identity, recipient }: Made, account: string, now: Date): string =>
  `# created: ${now.toISOString()}\n# for: ${account}\n# public key: ${recipient}\n${identity}\n`;
