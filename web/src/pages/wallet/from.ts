/** Back to where the account was asked for; a path of ours alone. */
export const from = (state: unknown): string =>
  typeof state === "object" && state !== null && "from" in state && typeof state.from === "string" && /^\/(?![/\\])/.test(state.from)
    ? state.from
    : "/";
