/**
 * The last place in the event log that this tab has written to or heard of. Sent with each query as `NeuraNft-Min-Position`, it makes
 * the answer know of what was just done. Goes back to the server alone; never to an earlier one, where positions are numbers. A page that
 * is loaded again goes on with it for a minute: views have caught up by then. Where a market that
 * began anew does not know it, it is forgotten.
 */
const [place, lasts] = ["neura-position", 60_000];

let latest: string | undefined;
let until = Infinity;
recall();

export const position = {
  get latest() {
    if (Date.now() > until) latest = undefined;
    return latest;
  },
  saw(value: string | null | undefined) {
    const known = position.latest;
    if (!value || value === known || (known && isEarlier(value, known))) return;
    latest = value;
    until = Infinity;
    keep(value);
  },
  forget() {
    latest = undefined;
    keep("");
  },
};

function isEarlier(a: string, b: string) {
  const digits = /^\d+$/;
  return digits.test(a) && digits.test(b) && BigInt(a) < BigInt(b);
}

function keep(value: string) {
  try {
    sessionStorage.setItem(place, `${Date.now()} ${value}`);
  } catch {
    // Storage may be denied: then it holds until the page is loaded again.
  }
}

function recall() {
  try {
    const [at, value] = (sessionStorage.getItem(place) ?? "").split(" ");
    const age = Date.now() - Number(at);
    if (!value || !(age >= 0 && age < lasts)) return;
    latest = value;
    until = Number(at) + lasts;
  } catch {
    // As above.
  }
}
