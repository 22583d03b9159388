import { base32nopad, hex } from "@scure/base";

/** The CID (version 1, raw) of content with this SHA-256: what the market finds it by. */
export const cidOf = (sha256: string): string =>
  `b${base32nopad.encode(Uint8Array.of(0x01, 0x55, 0x12, 0x20, ...hex.decode(sha256.toLowerCase()))).toLowerCase()}`;
