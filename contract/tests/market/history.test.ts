import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from '../nrc101/random.js';
import { NEAR } from './support/bench.js';
import { Oracle } from './support/oracle.js';
import { FEE, MARKET, NFT, Stage } from './support/scenarios.js';
import { HOUR, randomStep, TOKENS, TRADERS } from './support/steps.js';

/** MARKET_SEED repeats a run; without it each run is another. */
const SEED = Number(process.env['MARKET_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const HISTORIES = Number(process.env['MARKET_HISTORIES'] ?? 4);
const STEPS = 120;

test(`Histories_agree_with_the_oracle_to_the_yocto_seed_${SEED}`, context => {
  context.diagnostic(`seed ${SEED}: repeat with MARKET_SEED=${SEED}`);
  let [accepted, receipts] = [0, 0];
  for (let history = 0; history < HISTORIES; history++) {
    const run = new Run(new Random(SEED + history));
    for (let step = 0; step < STEPS; step++) run.advance(`seed ${SEED}, history ${history}, step ${step}`);
    accepted += run.accepted;
    receipts += run.stage.books.receipts;
  }
  context.diagnostic(`${HISTORIES * STEPS} calls, ${accepted} accepted, books right after each of ${receipts} receipts`);
  assert.ok(accepted > HISTORIES * STEPS / 3, 'a history of refusals proves little');
});

class Run {
  readonly stage = new Stage();
  readonly oracle = new Oracle(FEE);
  readonly #paid = new Map<string, bigint>();
  readonly #yoctoAtStart: bigint;
  #number = 0;
  accepted = 0;

  constructor(private readonly random: Random) {
    for (const trader of TRADERS) this.stage.seller(trader, NFT, 20n * NEAR);
    this.#yoctoAtStart = this.stage.books.surplus;
    this.stage.watch(block => {
      const arrived = new Set(block.outcomes.filter(({ status }) => status.type !== 'Failure').map(({ id }) => id));
      for (const receipt of [...block.chunk.receipts]) {
        if (receipt.type !== 'action' || receipt.predecessorId !== MARKET || !arrived.has(receipt.id)) continue;
        for (const action of receipt.actions) {
          if (action.type !== 'Transfer') continue;
          this.#paid.set(receipt.receiverId, (this.#paid.get(receipt.receiverId) ?? 0n) + action.deposit);
        }
      }
    });
  }

  advance(label: string): void {
    if (this.random.chance(25)) this.#changeTheWorld();
    const step = randomStep(this.random, this.oracle, this.stage.now, ++this.#number);
    const code = step.expect(this.oracle, this.stage.now);
    const words = `${label}: ${step.by} ${step.method} ${JSON.stringify(step.args)} + ${step.deposit}`;
    try {
      const { panic } = this.stage.call(step.by, step.contract, step.method, step.args, { deposit: step.deposit });
      assert.equal(panic === null ? null : panic.split(':')[0], code);
      this.#compare();
    } catch (cause) {
      throw new Error(`${words}: ${(cause as Error).message}`, { cause });
    }
    if (code === null) this.accepted++;
  }

  /** What the NFT contract does, whether the ghost exists, what time it is. */
  #changeTheWorld(): void {
    const { random, stage, oracle } = this;
    switch (random.below(5)) {
      case 0:
        oracle.payout = random.chance(30) ? null : new Map([['maker.test', BigInt(random.below(900))], ['ghost.test', 77n]]);
        return stage.transfers(oracle.payout === null ? 'p'
          : `r${JSON.stringify({ payout: Object.fromEntries([...oracle.payout].map(([account, amount]) => [account, String(amount)])) })}`);
      case 1:
        oracle.failing = random.pick(TOKENS);
        stage.ok('alice.test', NFT, 'set_failing', `"${oracle.failing}"`);
        return;
      case 2:
        if (oracle.missing.delete('ghost.test')) return stage.createAccount('ghost.test', NEAR);
        oracle.missing.add('ghost.test');
        return stage.deleteAccount('ghost.test');
      default: stage.advance(HOUR * BigInt(1 + random.below(2)));
    }
  }

  #compare(): void {
    const { stage, oracle } = this;
    stage.books.assertAtRest();
    assert.equal(stage.books.surplus - this.#yoctoAtStart, oracle.yocto, 'yocto kept');
    for (const account of [...TRADERS, 'maker.test', 'ghost.test', 'treasury.test']) {
      assert.equal(stage.due(account), oracle.due.get(account) ?? 0n, `due to ${account}`);
      assert.equal(this.#paid.get(account) ?? 0n, oracle.received.get(account) ?? 0n, `received by ${account}`);
    }
    for (const token of TOKENS) {
      const place = stage.view(MARKET, 'token_place', { nft_contract_id: NFT, token_id: token }) as { owner_id: string } | null;
      assert.equal(place?.owner_id, oracle.places.get(token)?.owner, `place of ${token}`);
    }
    const ids = (method: string, name: string) =>
      (stage.view(MARKET, method, { limit: 100 }) as Record<string, string>[]).map(entry => entry[name]!);
    assert.deepEqual(ids('listings', 'listing_id'), [...oracle.listings.keys()]);
    assert.deepEqual(ids('offers', 'offer_id'), [...oracle.offers.keys()]);
    assert.deepEqual(ids('auctions', 'auction_id'), [...oracle.auctions.keys()]);
  }
}
