/** Token ids are whatever a contract wrote: none stands unencoded in a link. The colon is at home in a path. */
const part = (text: string) => encodeURIComponent(text).replaceAll("%3A", ":");

export const assetPath = ({ contract, tokenId }: { contract: string; tokenId: string }) => `/asset/${part(contract)}/${part(tokenId)}`;

export const collectionPath = ({ contract, collectionId }: { contract: string; collectionId: string }) =>
  `/collection/${part(contract)}/${part(collectionId)}`;

/** Where it is seen who could do what with it at any time. */
export const instantPath = ({ contract, tokenId }: { contract: string; tokenId: string }) =>
  `/log/access?asset=${encodeURIComponent(`${contract}/${tokenId}`)}`;

/** An asset as somebody names it: "contract/token", or its page's address; null where it is neither. */
export function namedAsset(text: string): { readonly contract: string; readonly tokenId: string } | null {
  const page = /\/asset\/([^/?#]+)\/([^/?#]+)/.exec(text);
  const [, contract, tokenId] = page ?? /^([^/\s]+)\/(\S+)$/.exec(text.trim()) ?? [];
  if (!contract || !tokenId) return null;
  try {
    return page ? { contract: decodeURIComponent(contract), tokenId: decodeURIComponent(tokenId) } : { contract, tokenId };
  } catch {
    return null;
  }
}

/** Where its content is uploaded. */
export const contentPath = ({ contract, tokenId }: { contract: string; tokenId: string }) => `/create/${part(contract)}/${part(tokenId)}`;
