-- Runs of a model by an account in the hour and the day that run; counted in the transaction of the request (see docs/payments.md).
create table inference_quota (
    contract    varchar collate "C" not null,
    token_id    varchar collate "C" not null,
    account     varchar collate "C" not null,
    period      varchar collate "C" not null,          -- hour, day
    starts_at   numeric(20) not null,                  -- of the period that is counted: the chain's nanoseconds since 1970
    used        int not null,
    primary key (contract, token_id, account, period)
);

-- Within the caller's transaction: one more run. The row stays locked until the commit, so that no two requests take the last one.
-- Raises NR004 with the period's name where as many were asked for already.
create function take_quota(of_contract text, of_token text, of_account text, of_period text, start numeric, most int) returns void
    language plpgsql
as $$
begin
    if most > 0 then
        insert into inference_quota as q values (of_contract, of_token, of_account, of_period, start, 1)
        on conflict (contract, token_id, account, period) do update
            set used = case when q.starts_at < excluded.starts_at then 1 else q.used + 1 end,
                starts_at = greatest(q.starts_at, excluded.starts_at)
            where q.starts_at < excluded.starts_at or q.used < most;
        if found then
            return;
        end if;
    end if;
    raise exception using errcode = 'NR004', message = of_period;
end
$$;
