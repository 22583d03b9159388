/** A test account of a development chain, with its key as the browser keeps it: to sign with, not to be read. */
export interface LocalAccount {
  readonly account: string;
  /** The chain that it is on: a development chain ends with the market's process. */
  readonly network: string;
  readonly publicKey: string;
  readonly privateKey: CryptoKey;
  readonly madeAt: number;
}

const name = "neuranft-development-wallet";

/** IndexedDB keeps the `CryptoKey` itself; being non-extractable, its secret is out of reach of every script, ours included. */
async function store<Result>(mode: IDBTransactionMode, work: (accounts: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("accounts", { keyPath: "account" });
  const database = await done(opening);
  try {
    return await done(work(database.transaction("accounts", mode).objectStore("accounts")));
  } finally {
    database.close();
  }
}

const done = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The browser's database does not answer"));
  });

export const keyStore = {
  put: (account: LocalAccount) => store("readwrite", (accounts) => accounts.put(account)),
  get: (account: string): Promise<LocalAccount | undefined> => store("readonly", (accounts) => accounts.get(account)),
  remove: (account: string) => store("readwrite", (accounts) => accounts.delete(account)),

  /** Those of this chain, the oldest first. Those of chains that are gone are removed. */
  async list(network: string): Promise<LocalAccount[]> {
    const all = await store<LocalAccount[]>("readonly", (accounts) => accounts.getAll());
    for (const gone of all.filter((a) => a.network !== network)) await keyStore.remove(gone.account);
    return all.filter((a) => a.network === network).sort((a, b) => a.madeAt - b.madeAt);
  },
};
