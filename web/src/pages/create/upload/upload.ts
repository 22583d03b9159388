import { offsetOf, openUpload, type Send, sendPart, UploadRefused } from "./tus";

/** What the market takes of a part that has a checksum. */
export const partSize = 4 * 1024 * 1024;

export interface Source {
  readonly size: number;
  slice(start: number, end: number): Blob;
}

export interface Around {
  readonly send: Send;
  /** Waits so long, or until it is given up. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
  /** Of bytes that are safe. */
  readonly progress: (received: number, trouble: boolean) => void;
}

/** The id of the upload that was begun before, where the market still has it; else of a new one. */
export async function place(send: Send, before: string | null, length: number, sha256: string, asset: string): Promise<string> {
  if (before && (await offsetOf(send, before)) !== null) return before;
  return openUpload(send, length, sha256, asset);
}

/** Sends what is not there yet, part by part. A break is waited out; ends when all is safe, when refused, or when given up (AbortError). */
export async function sendAll(source: Source, id: string, { send, wait, signal, progress }: Around): Promise<void> {
  let offset: number | null = null;
  for (let troubles = 0; ; ) {
    signal.throwIfAborted();
    try {
      if (offset === null) {
        offset = await offsetOf(send, id);
        if (offset === null) throw new UploadRefused("UPLOAD_CLOSED", "The market has this upload no more: begin again.");
      }
      progress(offset, false);
      if (offset >= source.size) return;
      const part = new Uint8Array(await source.slice(offset, offset + partSize).arrayBuffer());
      offset = await sendPart(send, id, offset, part, signal);
      if (offset === null) await wait(250, signal);
      else troubles = 0;
    } catch (error) {
      if (error instanceof UploadRefused || signal.aborted) throw error;
      progress(offset ?? 0, true);
      offset = null;
      await wait(Math.min(30_000, 500 * 2 ** troubles++), signal);
    }
  }
}
