import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEAR } from './support/bench.js';
import { assertRefused } from './support/expect.js';
import { MARKET, NFT, Stage } from './support/scenarios.js';

const TOKEN = { nft_contract_id: NFT, token_id: 'x' };
const ACCOUNT = { account_id: 'bob.test' };
/** Every view, with arguments that it takes. */
const VIEWS: Record<string, object> = {
  market_info: {}, listing: { listing_id: '1' }, listings: {}, offer: { offer_id: '1' }, offers: {}, auction: { auction_id: '1' },
  auctions: {}, sale: { sale_id: '1' }, token_place: TOKEN, balance_of: ACCOUNT, is_contract_allowed: { ...ACCOUNT, nft_contract_id: NFT },
  storage_balance_of: ACCOUNT, storage_balance_bounds: {}, contract_source_metadata: {},
};
/** What changes something and takes no deposit. */
const FREE: Record<string, object> = {
  withdraw: { account_id: 'treasury.test' }, auction_settle: { auction_id: '1' }, auction_check: { auction_id: '1' },
  nft_on_approve: { token_id: 'x', owner_id: 'alice.test', approval_id: 1, msg: '{"action":"hold"}' },
  new: { treasury_id: 'bob.test', fee_basis_points: 1 },
};

for (const [method, args] of Object.entries({ ...VIEWS, ...FREE })) {
  test(`Deposit_with_${method}_comes_back`, () => {
    const stage = new Stage().seller();
    const before = stage.balance(MARKET);
    assertRefused(stage.call('bob.test', MARKET, method, args, { deposit: NEAR }), 'E_DEPOSIT');
    assert.ok(stage.balance(MARKET) - before < NEAR / 100n, 'no more than the share of the gas');
    if (method in VIEWS) assert.equal(stage.call('bob.test', MARKET, method, args).panic, null);
    if (method in VIEWS) assert.equal(stage.tryView(MARKET, method, args).panic, null);
  });
}
