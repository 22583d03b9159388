/** Token ids are whatever a contract wrote: none stands unencoded in a link. The colon is at home in a path. */
const part = (text: string) => encodeURIComponent(text).replaceAll("%3A", ":");

export const assetPath = ({ contract, tokenId }: { contract: string; tokenId: string }) => `/asset/${part(contract)}/${part(tokenId)}`;

export const collectionPath = ({ contract, collectionId }: { contract: string; collectionId: string }) =>
  `/collection/${part(contract)}/${part(collectionId)}`;

/** Where its content is uploaded. */
export const contentPath = ({ contract, tokenId }: { contract: string; tokenId: string }) => `/create/${part(contract)}/${part(tokenId)}`;
