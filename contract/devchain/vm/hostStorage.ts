/** One contract's keys and values; a key is its bytes as a latin1 string, so that maps can hold it. */
export interface HostStorage {
  get(key: string): Buffer | undefined;
  set(key: string, value: Buffer): void;
  delete(key: string): void;
}
