import { codeOf } from './expect.js';
import { Oracle } from './oracle.js';
import { Random } from './random.js';
import { Sandbox } from './sandbox.js';
import { ACCOUNTS } from './steps.js';
import { Walk } from './walk.js';

/**
 * Random histories of the contract as JSON lines, for another implementation of the same rules to walk through:
 *   node dist/tests/nrc101/histories.js --seed 7 --count 20 [--steps 150]
 * `start` opens a history. `step` is one call: who, when (ns), what, the deposit (yocto), `ok` or the code of the refusal, and the
 * events logged; a callback of the contract to itself has the `results` too that it waited for (null = failed). `end` names every
 * token's owner, and every account's effective level at the time `now`.
 */
const seed = Number(option('seed', '1'));
const count = Number(option('count', '10'));
const steps = Number(option('steps', '150'));

for (let history = 0; history < count; history++) walk(history, new Random(seed + history));

function walk(history: number, random: Random): void {
  const sandbox = Sandbox.initialised();
  const oracle = new Oracle();
  write({ type: 'start', history, seed: seed + history, contract_id: sandbox.accountId, now: String(sandbox.now), accounts: ACCOUNTS });
  const path = new Walk(sandbox, oracle, random);
  for (let index = 0; index < steps; index++) {
    const { step: { method, by, args }, deposit, results, outcome } = path.next();
    write({
      type: 'step', history, step: index, now: String(sandbox.now), caller: by, method, args, deposit: String(deposit),
      ...(results && { results }), outcome: codeOf(outcome), events: outcome.panic === null ? outcome.events : [],
    });
  }
  write({ type: 'end', history, now: String(sandbox.now), assets: [...oracle.assets.keys()].map(token => holders(sandbox, token)) });
}

/** As the contract's own views answer, not the oracle. */
function holders(sandbox: Sandbox, token_id: string): Record<string, unknown> {
  const { owner_id } = sandbox.view('nft_token', { token_id }) as { owner_id: string };
  const levels = ACCOUNTS.map(account_id => [account_id, sandbox.view('nrc_access_level', { token_id, account_id })]);
  return { token_id, owner_id, levels: Object.fromEntries(levels) };
}

function write(line: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function option(name: string, otherwise: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1] ?? otherwise;
}
