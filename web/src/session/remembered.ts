/** Which account was connected last, and by which kind of wallet: names alone, nothing that opens anything. */
export interface Remembered {
  readonly account: string;
  readonly wallet: "local" | "selector";
}

const place = "wallet";

export const remembered = {
  get(): Remembered | null {
    try {
      const value: unknown = JSON.parse(localStorage.getItem(place) ?? "null");
      return isRemembered(value) ? value : null;
    } catch {
      return null;
    }
  },
  set(value: Remembered | null) {
    if (value) localStorage.setItem(place, JSON.stringify({ account: value.account, wallet: value.wallet }));
    else localStorage.removeItem(place);
  },
};

const isRemembered = (value: unknown): value is Remembered =>
  typeof value === "object" && value !== null && "account" in value && typeof value.account === "string"
  && "wallet" in value && (value.wallet === "local" || value.wallet === "selector");
