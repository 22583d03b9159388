/**
 * The last place in the event log that this tab has written to or heard of. Sent with each query as `NeuraNft-Min-Position`, it makes
 * the answer know of what was just done. Opaque: it only ever goes back to the server.
 */
let latest: string | undefined;

export const position = {
  get latest() {
    return latest;
  },
  saw(value: string | null | undefined) {
    if (value) latest = value;
  },
};
