import { sha256 } from "@noble/hashes/sha2.js";
import { hex } from "@scure/base";
import { partSize, type Source } from "./upload";

/** SHA-256 of a file of any size, lower-case hex: WebCrypto would want all of it in memory. */
export async function sha256Of(source: Source, progress: (read: number) => void, signal: AbortSignal): Promise<string> {
  const hash = sha256.create();
  for (let start = 0; start < source.size; start += partSize) {
    signal.throwIfAborted();
    hash.update(new Uint8Array(await source.slice(start, start + partSize).arrayBuffer()));
    progress(Math.min(source.size, start + partSize));
  }
  return hex.encode(hash.digest());
}
