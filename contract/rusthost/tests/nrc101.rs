//! The NRC-101 contract on this machine: random histories of calls, held against what its events alone say.
mod mirror;

use mirror::Mirror;
use rusthost::{Call, Method, Outcome, Random, Refusal, World, YOCTO_PER_BYTE};
use std::collections::BTreeMap;
use std::time::Instant;

const STEPS: u64 = 100_000;
const CHECK_EVERY: u64 = 50;
const ACCOUNTS: [&str; 7] = ["alice.near", "bob.near", "carol.near", "dave.near", "eve.near", "market.near", "op.near"];
const DAY: u64 = 86_400_000_000_000;
const NEAR: u128 = 1_000_000_000_000_000_000_000_000;

struct History {
    world: World,
    mirror: Mirror,
    random: Random,
    /// What `new` wrote is the deployer's to pay for.
    free_bytes: u64,
    accepted: u64,
    refused: BTreeMap<String, u64>,
}

fn start(random: Random) -> History {
    let mut world = World::new("nrc101.near");
    assert!(world.call(nrc101::new, Call::by("op.near", r#"{"owner_id":"op.near"}"#)).is_ok());
    let free_bytes = world.storage_usage;
    let mut history = History { world, mirror: Mirror::default(), random, free_bytes, accepted: 0, refused: BTreeMap::new() };
    history.call(nrc101::nrc_set_platform, "op.near", r#"{"account_id":"op.near","fee_basis_points":250}"#, 1);
    history
}

impl History {
    fn call(&mut self, method: Method, by: &str, arguments: &str, deposit: u128) -> Outcome {
        let logs = self.world.storage_usage;
        let outcome = self.world.call(method, Call::by(by, arguments).with(deposit));
        match &outcome.result {
            Ok(_) => {
                self.accepted += 1;
                outcome.logs.iter().for_each(|line| self.mirror.follow(line));
            }
            Err(Refusal::Panic(message)) => {
                let code = message.split(':').next().unwrap().to_owned();
                assert_ne!(code, "E_INTERNAL", "{arguments} by {by}");
                assert_eq!(self.world.storage_usage, logs);
                *self.refused.entry(code).or_default() += 1;
            }
            other => panic!("{arguments} by {by}: {other:?}"),
        }
        outcome
    }

    fn account(&mut self) -> &'static str {
        *self.random.pick(&ACCOUNTS[..])
    }

    fn token(&mut self) -> String {
        if self.mirror.assets.is_empty() || self.random.chance(2) {
            return "1:999".into();
        }
        let index = self.random.below(self.mirror.assets.len() as u64) as usize;
        self.mirror.assets.keys().nth(index).expect("within the map").clone()
    }

    /// Mostly the owner: who may do most.
    fn actor(&mut self, token: &str) -> String {
        let owner = self.mirror.assets.get(token).map(|asset| asset.owner.clone());
        owner.filter(|_| self.random.chance(75)).unwrap_or_else(|| self.account().to_owned())
    }

    fn expiry(&mut self) -> String {
        let time = self.world.time + self.random.below(20) * DAY - DAY.min(self.world.time);
        if self.random.chance(40) {
            "null".into()
        } else {
            format!("\"{time}\"")
        }
    }

    fn step(&mut self) {
        self.world.time += self.random.below(DAY / 4);
        self.world.height += 1;
        let token = self.token();
        let (by, other, level) = (self.actor(&token), self.account(), self.random.below(7));
        let deposit = if self.random.chance(95) { NEAR / 10 } else { self.random.below(3).into() };
        let one = if self.random.chance(95) { 1 } else { self.random.below(3).into() };
        match self.random.below(100) {
            0..=2 => {
                drop(self.call(nrc101::nrc_create_collection, other, r#"{"name":"c","minting":"open","royalty":{"op.near":500}}"#, deposit))
            }
            3..=14 => self.mint(other, deposit),
            15..=34 => {
                let arguments =
                    format!(r#"{{"token_id":"{token}","account_id":"{other}","level":{level},"expires_at":{}}}"#, self.expiry());
                self.call(nrc101::nrc_set_access, &by, &arguments, deposit);
            }
            35..=44 => {
                let origin = *self.random.pick(&["", r#","origin":"grant""#, r#","origin":"lease""#, r#","origin":"resale""#]);
                let paid = self.mirror.assets.get(&token).map_or(Vec::new(), |asset| asset.paid(self.world.time));
                let holder = if paid.is_empty() { other.to_owned() } else { self.random.pick(&paid).0.clone() };
                let by = if self.random.chance(30) { holder.clone() } else { by };
                self.call(nrc101::nrc_revoke_access, &by, &format!(r#"{{"token_id":"{token}","account_id":"{holder}"{origin}}}"#), one);
            }
            45..=52 => drop(self.call(nrc101::nft_transfer, &by, &format!(r#"{{"token_id":"{token}","receiver_id":"{other}"}}"#), one)),
            53..=58 => drop(self.call(nrc101::nrc_set_default_level, &by, &format!(r#"{{"token_id":"{token}","level":{level}}}"#), one)),
            59 => drop(self.call(nrc101::nrc_set_max_level, &by, &format!(r#"{{"token_id":"{token}","level":{level}}}"#), one)),
            60..=66 => self.set_lease_terms(&token, &by, deposit),
            67..=79 => self.lease(&token, other),
            80..=88 => self.resell(&token, deposit),
            89..=92 => drop(self.call(
                nrc101::nrc_sweep_access,
                other,
                &format!(r#"{{"token_id":"{token}","account_ids":["{by}","{other}"]}}"#),
                0,
            )),
            93..=95 => drop(self.call(nrc101::nrc_request_access, other, &format!(r#"{{"token_id":"{token}","level":{level}}}"#), deposit)),
            96..=97 => {
                let (asked_by, level, requested_at) = self.asked(&token, other);
                let arguments = format!(
                    r#"{{"token_id":"{token}","account_id":"{asked_by}","level":{level},"requested_at":"{requested_at}","approved":{}}}"#,
                    self.random.chance(70)
                );
                self.call(nrc101::nrc_answer_request, &by, &arguments, deposit);
            }
            _ => drop(self.call(nrc101::nrc_burn, &by, &format!(r#"{{"token_id":"{token}"}}"#), one)),
        }
    }

    /// A request for the asset, which may have been answered; where there never was one, none of the account's.
    fn asked(&mut self, token: &str, account: &str) -> (String, u64, String) {
        let of_token = self.mirror.requests.iter().filter(|((asked_for, _), _)| asked_for == token);
        let known: Vec<_> = of_token.map(|((_, by), (level, at))| (by.clone(), *level, at.clone())).collect();
        if known.is_empty() {
            (account.to_owned(), 1, "0".to_owned())
        } else {
            self.random.pick(&known).clone()
        }
    }

    fn mint(&mut self, by: &str, deposit: u128) {
        let collection = if self.mirror.collections.is_empty() { "1".into() } else { self.random.pick(&self.mirror.collections).clone() };
        let level = self.random.below(4);
        let arguments = format!(r#"{{"collection_id":"{collection}","kind":"model","name":"m","default_level":{level}}}"#);
        // The list of assets stays short, so that calls meet in the same ones.
        if self.mirror.assets.len() < 12 {
            self.call(nrc101::nrc_mint, by, &arguments, deposit);
        }
    }

    fn set_lease_terms(&mut self, token: &str, by: &str, deposit: u128) {
        let level = 1 + self.random.below(4);
        let terms = format!(r#","price_per_period":"1000","period":"{DAY}","max_periods":30"#);
        let terms = if self.random.chance(80) { terms } else { String::new() };
        self.call(nrc101::nrc_set_lease_terms, by, &format!(r#"{{"token_id":"{token}","level":{level}{terms}}}"#), deposit);
    }

    fn lease(&mut self, token: &str, by: &str) {
        let (level, periods) = (1 + self.random.below(4), 1 + self.random.below(8));
        let before = self.mirror.assets.get(token).map(|asset| asset.paid(self.world.time));
        let arguments = format!(r#"{{"token_id":"{token}","level":{level},"periods":{periods},"expected_price":"{}"}}"#, periods * 1000);
        if self.call(nrc101::nrc_lease, by, &arguments, NEAR / 10 + u128::from(periods) * 1000).is_ok() {
            self.expect_nothing_lost(token, &before.expect("a leased asset is there"), None);
        }
    }

    fn resell(&mut self, token: &str, deposit: u128) {
        let paid = self.mirror.assets.get(token).map_or(Vec::new(), |asset| asset.paid(self.world.time));
        let seller = if paid.is_empty() || self.random.chance(20) { self.account().into() } else { self.random.pick(&paid).0.clone() };
        let receiver = self.account();
        let level = if self.random.chance(50) { format!(r#","level":{}"#, self.random.below(7)) } else { String::new() };
        let arguments = format!(r#"{{"token_id":"{token}","receiver_id":"{receiver}"{level}}}"#);
        if self.call(nrc101::nrc_resell_access, &seller, &arguments, deposit).is_ok() {
            self.expect_nothing_lost(token, &paid, Some(&seller));
        }
    }

    /// A right that was paid for is replaced by no less; only who passes it on loses it.
    fn expect_nothing_lost(&self, token: &str, before: &[(String, String, u8, Option<u64>)], giver: Option<&str>) {
        let now = self.mirror.assets[token].paid(self.world.time);
        for (account, origin, level, expires_at) in before.iter().filter(|(account, ..)| Some(account.as_str()) != giver) {
            let kept = now.iter().find(|right| right.0 == *account && right.1 == *origin).expect("a paid right stays");
            let outlives = kept.3.is_none_or(|end| expires_at.is_some_and(|before| before <= end));
            assert!(kept.2 >= *level && outlives, "{token} {account} {origin}");
        }
    }

    /// The contract says what its events said, and holds what its state costs.
    fn check(&mut self) {
        let needed = u128::from(self.world.storage_usage - self.free_bytes) * YOCTO_PER_BYTE;
        assert!(self.world.balance >= needed, "{} bytes are not paid for", self.world.storage_usage);
        let bytes: usize = self.world.state.iter().map(|(key, value)| key.len() + value.len() + 40).sum();
        assert_eq!(self.world.storage_usage, bytes as u64);
        let now = self.world.time;
        for (token, asset) in &self.mirror.assets {
            for account in ACCOUNTS {
                let arguments = format!(r#"{{"token_id":"{token}","account_id":"{account}"}}"#);
                let said = self.world.view(nrc101::nrc_access_level, &arguments);
                assert_eq!(said.text(), asset.level_of(account, now).to_string(), "{token} {account}");
            }
            // Neither a cap nor anything else takes what was paid for.
            for (account, _, level, _) in asset.paid(now) {
                assert!(asset.level_of(&account, now) >= level, "{token} {account}");
            }
        }
        assert_eq!(self.world.view(nrc101::nft_total_supply, "{}").text(), format!("\"{}\"", self.mirror.assets.len()));
    }
}

#[test]
fn rights_follow_from_the_events_alone_over_100_000_calls() {
    let mut history = start(Random::of_test(101));
    let began = Instant::now();
    for step in 0..STEPS {
        history.step();
        if step % CHECK_EVERY == 0 {
            history.check();
        }
    }
    history.check();
    println!("{} accepted, refused {:?}", history.accepted, history.refused);
    println!("events {:?}", history.mirror.events);
    println!("{:.0} calls/s", STEPS as f64 / began.elapsed().as_secs_f64());
    assert!(history.accepted > STEPS / 4, "{}", history.accepted);
    let kinds = ["asset_burn", "access_revoke", "access_epoch", "lease_start", "access_resell", "access_answer", "max_level_set"];
    for kind in kinds {
        assert!(history.mirror.events.get(kind).is_some_and(|count| *count > 50), "{kind} {:?}", history.mirror.events);
    }
}

#[test]
fn hostile_arguments_are_refused_by_code_and_never_break_a_method() {
    let mut history = start(Random::of_test(102));
    history.call(nrc101::nrc_create_collection, "alice.near", r#"{"name":"c"}"#, NEAR);
    history.call(nrc101::nrc_mint, "alice.near", r#"{"collection_id":"1","kind":"model","name":"m"}"#, NEAR);
    let methods: [Method; 12] = [
        nrc101::nrc_mint,
        nrc101::nrc_set_access,
        nrc101::nrc_set_access_many,
        nrc101::nrc_lease,
        nrc101::nrc_set_lease_terms,
        nrc101::nrc_resell_access,
        nrc101::nft_transfer,
        nrc101::nft_approve,
        nrc101::nrc_publish_version,
        nrc101::nrc_sweep_access,
        nrc101::nft_transfer_payout,
        nrc101::nrc_anchor_audit,
    ];
    let names =
        ["token_id", "collection_id", "account_id", "level", "expires_at", "receiver_id", "periods", "balance", "name", "version", "size"];
    let values = [
        "null",
        "true",
        "0",
        "7",
        "18446744073709551615",
        r#""""#,
        r#""1:1""#,
        r#""1:18446744073709551616""#,
        r#""01:1""#,
        r#""alice.near""#,
        r#""A""#,
        r#""\u0000""#,
        "[]",
        "{}",
        r#"["1:1"]"#,
        r#"{"level":9}"#,
        r#""340282366920938463463374607431768211455""#,
    ];
    for _ in 0..20_000 {
        let count = history.random.below(5) as usize;
        let members: Vec<String> =
            (0..count).map(|_| format!(r#""{}":{}"#, history.random.pick(&names), history.random.pick(&values))).collect();
        let method = *history.random.pick(&methods);
        let deposit = *history.random.pick(&[0, 1, NEAR]);
        history.call(method, "alice.near", &format!("{{{}}}", members.join(",")), deposit);
    }
    history.check();
}
