import { fromBase64, join, must, sha256, toBase64, utf8, type Bytes } from "./bytes";

/** What an event says, with the salt of its commitment. */
export interface Opening {
  readonly salt: string;
  readonly stream: string;
  readonly streamVersion: number;
  readonly data: string;
  readonly metadata: string;
}

/** The leaf commits to what the opening says (docs/audit.md, formats). */
export async function checkOpening(commitment: string, opening: Opening) {
  const hash = await sha256(
    utf8("neuranft/audit/commitment/1"),
    fromBase64(opening.salt),
    framed(opening.stream),
    bigEndian(opening.streamVersion, 8),
    framed(opening.data),
    framed(opening.metadata),
  );
  must(toBase64(hash) === commitment, "The event is not what its entry commits to.");
}

const framed = (text: string) => join([bigEndian(utf8(text).length, 4), utf8(text)]);

const bigEndian = (value: number, size: number) =>
  Uint8Array.from({ length: size }, (_, i) => Number((BigInt(value) >> BigInt(8 * (size - 1 - i))) & 255n)) as Bytes;
