/** Which upload was begun for an asset, for the way back after a reload: an id, which opens nothing without the login. */
export interface Begun {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
  readonly name: string;
}

const place = (asset: string) => `upload:${asset}`;

export const begun = {
  get(asset: string): Begun | null {
    try {
      const value = JSON.parse(localStorage.getItem(place(asset)) ?? "null") as Partial<Begun> | null;
      return value && typeof value.id === "string" && typeof value.sha256 === "string" && typeof value.size === "number"
        ? { id: value.id, sha256: value.sha256, size: value.size, name: String(value.name) }
        : null;
    } catch {
      return null;
    }
  },
  set: (asset: string, value: Begun) => localStorage.setItem(place(asset), JSON.stringify(value)),
  remove: (asset: string) => localStorage.removeItem(place(asset)),
};
