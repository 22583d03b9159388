-- A quarantined log is found by its name, and counted by contract; drifts say more than they did.

create index chain_quarantine_log on chain_quarantine (receipt_id, log_index);

create index chain_quarantine_contract on chain_quarantine (network, contract);

comment on column chain_drift.subject is
    'owner, approvals, level:<account>, view:owner of the read model; answer: the contract''s cannot be read; log: its events cannot be folded';
