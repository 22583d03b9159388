//! Receipts in any order: what the market promises is carried out, or fails, whenever chance has it.
use rusthost::{Action, Call, Method, Outcome, Promised, Random, Refusal, World};
use std::collections::{BTreeMap, BTreeSet};

pub const MARKET: &str = "market.near";

struct Pending {
    id: usize,
    after: Vec<usize>,
    receipt: Promised,
}

pub struct Exchange {
    pub world: World,
    pub random: Random,
    /// Accounts to which a transfer fails.
    pub missing: BTreeSet<&'static str>,
    pub refused: BTreeMap<String, u64>,
    pub accepted: u64,
    /// Yocto of one-yocto calls.
    pub kept: u128,
    /// Deposits of failed receipts on their way back.
    refunds: Vec<u128>,
    pending: Vec<Pending>,
    results: BTreeMap<usize, Option<Vec<u8>>>,
    next: usize,
}

/// What the market's record says that it owes: escrow, due, paying, storage.
pub fn totals(world: &World) -> [u128; 4] {
    let record = &world.state[&b"s"[..]];
    [0, 16, 32, 48].map(|at| number(record, at))
}

pub fn number(bytes: &[u8], at: usize) -> u128 {
    u128::from_le_bytes(bytes[at..at + 16].try_into().expect("sixteen bytes"))
}

impl Exchange {
    pub fn new(world: World, random: Random) -> Self {
        let (refused, results) = (BTreeMap::new(), BTreeMap::new());
        let missing = BTreeSet::from(["ghost.near"]);
        Self { world, random, missing, refused, accepted: 0, kept: 0, refunds: Vec::new(), pending: Vec::new(), results, next: 0 }
    }

    pub fn call(&mut self, method: Method, by: &str, arguments: &str, deposit: u128) -> Outcome {
        let outcome = self.world.call(method, Call::by(by, arguments).with(deposit));
        match &outcome.result {
            Ok(_) => {
                self.accepted += 1;
                self.send(&outcome);
            }
            Err(Refusal::Panic(message)) => {
                let code = message.split(':').next().expect("a code").to_owned();
                assert_ne!(code, "E_INTERNAL", "{arguments} by {by}");
                *self.refused.entry(code).or_default() += 1;
            }
            other => panic!("{arguments} by {by}: {other:?}"),
        }
        self.check();
        outcome
    }

    fn send(&mut self, outcome: &Outcome) {
        let first = self.next;
        self.next += outcome.promises.len();
        for (index, receipt) in outcome.promises.iter().enumerate() {
            let after = receipt.after.iter().map(|before| first + before).collect();
            self.pending.push(Pending { id: first + index, after, receipt: receipt.clone() });
        }
    }

    pub fn is_at_rest(&self) -> bool {
        self.pending.is_empty() && self.refunds.is_empty()
    }

    /// One receipt, of those whose results have come; or a refund's arrival.
    pub fn step(&mut self) {
        if !self.refunds.is_empty() && (self.pending.is_empty() || self.random.chance(40)) {
            self.world.balance += self.refunds.pop().expect("there is one");
            return self.check();
        }
        let ready: Vec<_> = (0..self.pending.len()).filter(|index| self.is_ready(&self.pending[*index])).collect();
        if ready.is_empty() {
            return;
        }
        let index = *self.random.pick(&ready);
        let Pending { id, after, receipt } = self.pending.swap_remove(index);
        let results = after.iter().map(|before| self.results.remove(before).expect("it has come")).collect();
        let result = self.carry_out(&receipt, results);
        self.results.insert(id, result);
        self.check();
    }

    fn is_ready(&self, pending: &Pending) -> bool {
        pending.after.iter().all(|before| self.results.contains_key(before))
    }

    fn carry_out(&mut self, receipt: &Promised, results: Vec<Option<Vec<u8>>>) -> Option<Vec<u8>> {
        match &receipt.actions[0] {
            Action::Transfer(amount) if self.missing.contains(receipt.receiver.as_str()) => {
                self.refunds.push(*amount);
                None
            }
            Action::Transfer(_) => Some(Vec::new()),
            Action::Call { method, arguments, gas, .. } if receipt.receiver == MARKET => {
                let arguments = core::str::from_utf8(arguments).expect("JSON is text");
                let mut call = Call::by(MARKET, arguments).after(results);
                call.gas = *gas;
                let outcome = self.world.call(callback(method), call);
                assert!(outcome.is_ok(), "{method} {arguments}: {:?}", outcome.result);
                self.send(&outcome);
                Some(Vec::new())
            }
            Action::Call { method, deposit, .. } => {
                let answer = self.answer(method);
                if answer.is_none() && *deposit > 0 {
                    self.refunds.push(*deposit);
                }
                answer
            }
            Action::Deploy { .. } => panic!("the market deploys nothing"),
        }
    }

    /// What an NFT contract may say, or do instead.
    fn answer(&mut self, method: &str) -> Option<Vec<u8>> {
        let chance = self.random.below(100);
        if chance < 15 {
            return None;
        }
        if method == "nft_is_approved" {
            return Some(if chance < 20 { "false" } else { "true" }.into());
        }
        let amount = self.random.below(5_000);
        let answer = match chance {
            15..=35 => String::new(),
            36..=50 => format!(r#"{{"payout":{{"ghost.near":"{amount}","maker.near":"3"}}}}"#),
            51..=65 => format!(r#"{{"stranger-{amount}.near":"1","alice.near":"2"}}"#),
            66..=75 => format!(r#"{{"payout":{{"ghost.near":"{}"}}}}"#, u128::MAX - u128::from(amount)),
            76..=80 => " ".repeat(amount as usize),
            _ => "{}".into(),
        };
        Some(answer.into_bytes())
    }

    /// After every receipt: what is owed is here or on its way back.
    fn check(&self) {
        let [escrow, due, _, storage] = totals(&self.world);
        let held = self.world.balance + self.refunds.iter().sum::<u128>();
        assert!(
            held >= escrow + due + storage,
            "owes {} yocto more than it holds",
            escrow + due + storage - held.min(escrow + due + storage)
        );
    }
}

fn callback(method: &str) -> Method {
    match method {
        "on_checked" => market::on_checked,
        "on_transferred" => market::on_transferred,
        "on_auction_checked" => market::on_auction_checked,
        "on_paid" => market::on_paid,
        "on_withdrawn" => market::on_withdrawn,
        other => panic!("the market calls its own {other}"),
    }
}
