-- What an account could not be sent of a lease's price, and the contract keeps for it.

create table held_payout (
    position        bigint primary key,
    contract        varchar collate "C" not null,
    account         varchar collate "C" not null,
    amount          numeric(39) not null
);

comment on table held_payout is 'Parts of payouts that came back to an asset contract; their accounts withdraw them (storage_withdraw).';

create index held_payout_account on held_payout (account, position desc);
