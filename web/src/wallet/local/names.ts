const names = [
  "alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi", "ivan", "judy", "mallory", "niaj", "olivia", "peggy", "rupert",
];

/** A name that none of these accounts begins with. */
export function suggestedName(accounts: readonly string[]): string {
  const taken = new Set(accounts.map((account) => account.split(/[-.]/, 1)[0]));
  for (let round = 1; ; round++) {
    const free = names.map((name) => (round === 1 ? name : `${name}${round}`)).find((name) => !taken.has(name));
    if (free) return free;
  }
}

/** What is wrong with a name for an account; null: nothing. */
export function nameFault(name: string): string | null {
  if (name.length < 2 || name.length > 32) return "2 to 32 characters.";
  return /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(name) ? null : "Small letters and digits, with single - or _ between them.";
}
