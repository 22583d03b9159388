/** The contract's codes that people meet, in plain words; others come with the contract's own sentence. */
export const refusals: Readonly<Record<string, string>> = {
  E_NOT_OWNER: "Only the owner of this asset can do that.",
  E_DEPOSIT: "The deposit is too small for this.",
};
