import type { Minting } from "../../api/schema.generated";

/** Who may mint into a collection. */
export const minting: Readonly<Record<Minting, string>> = {
  OWNER: "Its owner alone", ALLOW_LIST: "Its owner, and whom the owner lets", OPEN: "Everyone",
};
