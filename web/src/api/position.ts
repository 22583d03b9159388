/**
 * The last place in the event log that this tab has written to or heard of. Sent with each query as `NeuraNft-Min-Position`, it makes
 * the answer know of what was just done. Goes back to the server alone; never to an
 * earlier one, where positions are numbers.
 */
let latest: string | undefined;

export const position = {
  get latest() {
    return latest;
  },
  saw(value: string | null | undefined) {
    if (value && !(latest && isEarlier(value, latest))) latest = value;
  },
};

const digits = /^\d+$/;
const isEarlier = (a: string, b: string) => digits.test(a) && digits.test(b) && BigInt(a) < BigInt(b);
