import { fromBase64, isSame, must, sha256, Unproven, utf8, type Bytes } from "./bytes";

/** So many leaves under one root (base64 of SHA-256). */
export interface Tree {
  readonly size: number;
  readonly root: string;
}

/** A log's key after C2SP signed-note: "name+8 hex digits+base64 of the algorithm and the key". */
async function readKey(vkey: string) {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(vkey.trim()) ?? [];
  const raw = encoded ? fromBase64(encoded) : null;
  must(name && id && raw?.length === 33 && raw[0] === 1, "This is no Ed25519 key of a log.");
  const keyId = Uint8Array.from(id.match(/../g) ?? [], (pair) => parseInt(pair, 16)) as Bytes;
  must(isSame((await sha256(utf8(`${name}\n`), raw)).slice(0, 4), keyId), "The key is not the one that its id says.");
  return { name, keyId, key: await importKey(raw.slice(1)) };
}

async function importKey(raw: Bytes) {
  try {
    return await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
  } catch {
    throw new Unproven("This browser has no Ed25519, so it cannot check the log's signature. A newer one can.");
  }
}

/** A signed checkpoint (C2SP tlog-checkpoint) to the tree that it names; throws where the log did not sign it. */
export async function openCheckpoint(note: string, vkey: string): Promise<Tree> {
  const { name, keyId, key } = await readKey(vkey);
  const end = note.lastIndexOf("\n\n");
  const signature = note
    .slice(end + 2)
    .split("\n")
    .filter((line) => line.startsWith(`— ${name} `))
    .map((line) => fromBase64(line.split(" ")[2] ?? ""))
    .find((bytes) => bytes.length === 68 && isSame(bytes.slice(0, 4), keyId));
  must(end >= 0 && signature, "The checkpoint is not signed by the log.");
  const text = utf8(note.slice(0, end + 1));
  must(await crypto.subtle.verify("Ed25519", key, signature.slice(4), text), "The signature of the checkpoint is wrong.");
  const [origin, size = "", root = ""] = note.split("\n");
  must(origin === name && /^[1-9]\d{0,14}$/.test(size) && fromBase64(root).length === 32, "This is no checkpoint of this log.");
  return { size: Number(size), root };
}

/** Who else signed it: the witnesses that saw the same log. */
export const signersOf = (note: string): string[] =>
  note
    .slice(note.lastIndexOf("\n\n") + 2)
    .split("\n")
    .flatMap((line) => /^— (\S+) /.exec(line)?.[1] ?? []);
