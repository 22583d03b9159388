import { base64, utf8 } from "@scure/base";

/** Sends with the caller's login. */
export type Send = (path: string, init: RequestInit) => Promise<Response>;

/** The market refuses; trying again does not help. */
export class UploadRefused extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
  }
}

const tus = { "Tus-Resumable": "1.0.0" };

/** Opens an upload (tus 1.0, creation) of a content that is declared by its SHA-256; its id. */
export async function openUpload(send: Send, length: number, sha256: string, asset: string): Promise<string> {
  const pair = (key: string, value: string) => `${key} ${base64.encode(utf8.decode(value))}`;
  const answer = await send("/uploads", {
    method: "POST",
    headers: { ...tus, "Upload-Length": `${length}`, "Upload-Metadata": [pair("sha256", sha256), pair("asset", asset)].join(",") },
  });
  const id = /\/uploads\/([0-9a-f-]{36})$/.exec(answer.headers.get("Location") ?? "")?.[1];
  if (answer.status !== 201 || !id) throw await refusal(answer);
  return id;
}

/** How much of it is safe; null where there is no such upload any more. */
export async function offsetOf(send: Send, id: string): Promise<number | null> {
  const answer = await send(`/uploads/${id}`, { method: "HEAD", headers: tus });
  if ([403, 404, 410].includes(answer.status)) return null;
  if (!answer.ok) throw new Error(`The market answers ${answer.status}`);
  return Number(answer.headers.get("Upload-Offset"));
}

/** Sends one part with its checksum; how much is safe then. Null: ask for the offset and go on from there. */
export async function sendPart(
  send: Send, id: string, offset: number, part: Uint8Array<ArrayBuffer>, signal: AbortSignal,
): Promise<number | null> {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", part));
  const answer = await send(`/uploads/${id}`, {
    method: "PATCH",
    headers: {
      ...tus, "Content-Type": "application/offset+octet-stream", "Upload-Offset": `${offset}`,
      "Upload-Checksum": `sha256 ${base64.encode(sum)}`,
    },
    body: part,
    signal,
  });
  if (answer.ok) return Number(answer.headers.get("Upload-Offset"));
  // Another place than we thought, still busy with the part before, or broken on its way.
  if ([409, 423, 460].includes(answer.status)) return null;
  if (answer.status >= 500 || answer.status === 429) throw new Error(`The market answers ${answer.status}`);
  throw await refusal(answer);
}

async function refusal(answer: Response): Promise<Error> {
  const body = (await answer.json().catch(() => null)) as { code?: unknown; message?: unknown } | null;
  const said = typeof body?.message === "string" ? body.message : `The market refuses the upload (${answer.status}).`;
  return new UploadRefused(typeof body?.code === "string" ? body.code : `${answer.status}`, said);
}
