type Summary = Readonly<Record<string, unknown>>;

/**
 * What each event says behind who did it, by its stored name. `{form:member}` is a member of the event's summary; what stands in brackets
 * is left out where one of its members is null.
 */
export const sentences: Readonly<Record<string, string | ((summary: Summary) => string)>> = {
  collection_created: "created the collection {text:name}",
  collection_updated: "changed the collection {text:name}",
  collection_transferred: "gave the collection from {account:oldOwner} to {account:newOwner}",
  minter_set: "changed whether {account:account} may mint here",
  asset_minted: "minted {text:name}[ for {account:owner}]",
  metadata_updated: "changed the description of {text:name}",
  version_published: "published version {text:number}",
  asset_transferred: "transferred it from {account:oldOwner} to {account:newOwner}",
  access_set: ({ account, grantedBy }) =>
    `${account === grantedBy ? "got" : "gave {account:account}"} {level:level}[ until {nanos:expiresAt}][ by a {origin:origin}]`,
  access_revoked: ({ account, revokedBy }) =>
    account === revokedBy ? "gave a right up[ that was had by a {origin:origin}]"
      : "took the right of {account:account} back[ that was had by a {origin:origin}]",
  default_level_set: "set what everyone may do to {level:level}",
  max_level_set: "capped what others may do at {level:level}",
  access_epoch_bumped: "ended all rights that were given before",
  asset_burnt: "burnt it",
  lease_terms_set: ({ terms }) => (terms === null ? "leases {level:level} out no more" : "changed the lease terms of {level:level}"),
  lease_started: "leased {level:level} to {account:account} for {near:price}[ until {nanos:expiresAt}]",
  access_resold: "resold {level:level} from {account:from} to {account:to}",
  replica_created: "derived it from {text:parent}",
  royalty_set: "changed the royalties",
  access_requested: "asked for {level:level}[ for {account:account}]",
  access_answered: "answered the request of {account:account} for {level:level}[ with {answer:approved}]",
  account_approved: "lets {account:account} transfer it for its owner",
  approval_revoked: "no longer lets {account:account} transfer it",
  audit_anchored: "anchored the log's root on chain at {text:size} entries",
  listing_created: "listed it for {near:price}[, offered by {account:seller}]",
  listing_updated: "changed the price to {near:price}",
  listing_cancelled: "ended a listing[ ({text:reason})]",
  offer_made: "took an offer of {near:amount} by {account:buyer}",
  offer_cancelled: "ended an offer[ ({text:reason})]",
  auction_started: "opened an auction from {near:reservePrice}[, offered by {account:seller}]",
  bid_placed: "took a bid of {near:amount} by {account:bidder}",
  auction_cancelled: "ended an auction without a sale[ ({text:reason})]",
  sold: "sold it for {near:price} from {account:seller} to {account:buyer}",
  sale_failed: "could not sell to {account:buyer}[ ({text:reason})]",
  refund_owed: "owes {account:account} {near:amount}",
  refund_paid: "paid {account:account} {near:amount}",
  market_contract_allowed: "changed what {account:account} trusts the market with",
  token_minted: "minted a token[ for {account:owner}]",
  token_transferred: "transferred a token from {account:oldOwner} to {account:newOwner}",
  token_burnt: "burnt a token",
  inference_requested: "asked for a run[ with {level:level}]",
  inference_started: "began a run",
  inference_completed: "completed a run",
  inference_failed: "failed in a run: {text:code}",
  inference_cancelled: "cancelled a run",
  inference_price_set: "set the price of a run to {near:price}",
  inference_quota_set: "changed how many runs {level:level} may have",
  asset_sealed: "sealed the content of version {text:version}",
  reencryption_due: "marked version {text:version} to be encrypted anew",
  reencryption_done: "encrypted version {text:version} anew",
  content_withdrawn: "withdrew the content of version {text:version}",
  key_released: "released a key of version {text:version}[ to {account:account}]",
  key_refused: "refused a key of version {text:version}[ to {account:account}]",
  model_registered: "registered version {text:version} as a model",
  model_graph_recorded: "recorded the model's graph of {text:nodes} nodes",
  model_test_set: "set a test for the model",
  model_test_passed: "passed the model's test",
  model_test_failed: "failed the model's test: {text:code}",
  session_opened: "logged in",
  session_refreshed: "stayed logged in",
  session_closed: "logged out",
  encryption_key_registered: "registered an encryption key",
  worker_registered: "registered as a worker",
};

/** What people filter by. */
export const groups = {
  rights: ["Rights", /^(access_|default_level|max_level|lease_|account_approved|approval_|royalty)/],
  trade: ["Trade", /^(listing_|offer_|auction_|bid_|sold|sale_|refund_|market_)|_transferred$/],
  content: ["Content", /^(metadata|version|replica|reencryption|content|key)_|^(collection|asset|token)_(cr|up|mi|bu|se)/],
  models: ["Models and runs", /^(model_|inference_|worker_|text_)/],
} as const satisfies Record<string, readonly [string, RegExp]>;
export type Group = keyof typeof groups;
export const isGroup = (name: string | null): name is Group => name !== null && Object.hasOwn(groups, name);
