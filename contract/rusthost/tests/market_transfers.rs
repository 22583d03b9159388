//! The market on this machine: offers and withdrawals whose transfers may fail, and hostile arguments. Not a yocto may be lost.
use kit::json::read::{parse, Json};
use rusthost::{Action, Call, Method, Outcome, Promised, Random, Refusal, World, YOCTO_PER_BYTE};
use std::collections::BTreeMap;

const STEPS: u64 = 30_000;
const ACCOUNTS: [&str; 4] = ["alice.near", "bob.near", "carol.near", "dave.near"];
const NEAR: u128 = 1_000_000_000_000_000_000_000_000;

struct History {
    world: World,
    random: Random,
    free_bytes: u64,
    /// Open offers, and what is due to accounts, as the events tell.
    offers: BTreeMap<String, u128>,
    due: BTreeMap<String, u128>,
    accepted: u64,
    failed_transfers: u64,
}

fn text(json: &Json, name: &str) -> String {
    let Json::Object(members) = json else { panic!("no object") };
    match members.iter().find(|(known, _)| known == name) {
        Some((_, Json::Text(text))) => text.clone(),
        _ => panic!("{name} is no text"),
    }
}

impl History {
    fn start(random: Random) -> Self {
        let mut world = World::new("market.near");
        let arguments = r#"{"treasury_id":"treasury.near","fee_basis_points":250}"#;
        assert!(world.call(market::new, Call::by("op.near", arguments)).is_ok());
        let free_bytes = world.storage_usage;
        let (offers, due) = (BTreeMap::new(), BTreeMap::new());
        Self { world, random, free_bytes, offers, due, accepted: 0, failed_transfers: 0 }
    }

    /// A call and all that follows from it.
    fn call(&mut self, method: Method, by: &str, arguments: &str, deposit: u128) -> Outcome {
        let outcome = self.world.call(method, Call::by(by, arguments).with(deposit));
        self.follow(&outcome, arguments);
        self.deliver(&outcome.promises);
        outcome
    }

    fn follow(&mut self, outcome: &Outcome, arguments: &str) {
        match &outcome.result {
            Ok(_) => self.accepted += 1,
            Err(Refusal::Panic(message)) => assert!(!message.starts_with("E_INTERNAL"), "{arguments}"),
            other => panic!("{arguments}: {other:?}"),
        }
        let lines = outcome.logs.iter().filter(|_| outcome.is_ok());
        for line in lines {
            let event = parse(line.strip_prefix("EVENT_JSON:").expect("an event")).expect("an event is JSON");
            let Json::Object(members) = &event else { panic!("{line}") };
            let Some((_, Json::List(data))) = members.iter().find(|(name, _)| name == "data") else { panic!("{line}") };
            self.apply(&text(&event, "event"), &data[0]);
        }
    }

    fn apply(&mut self, event: &str, data: &Json) {
        let amount = |name| text(data, name).parse::<u128>().expect("an amount");
        match event {
            "offer_make" => assert!(self.offers.insert(text(data, "offer_id"), amount("amount")).is_none()),
            "offer_cancel" => assert!(self.offers.remove(&text(data, "offer_id")).is_some()),
            "refund_due" => *self.due.entry(text(data, "account_id")).or_default() += amount("amount"),
            "refund_paid" => {
                let due = self.due.get_mut(&text(data, "account_id")).expect("something was due");
                *due = due.checked_sub(amount("amount")).expect("as much was due");
            }
            _ => {}
        }
    }

    /// Runs the receipts: those to others fail now and then and bring their money back, those to the market are its callbacks.
    fn deliver(&mut self, promises: &[Promised]) {
        let mut results: Vec<Option<Vec<u8>>> = Vec::new();
        for promise in promises {
            let Some(Action::Call { method, arguments, .. }) = promise.actions.first() else {
                let amount: u128 = promise.actions.iter().map(|a| if let Action::Transfer(amount) = a { *amount } else { 0 }).sum();
                let fails = promise.receiver != "market.near" && self.random.chance(20);
                if fails {
                    self.world.balance += amount;
                    self.failed_transfers += 1;
                }
                results.push((!fails).then(Vec::new));
                continue;
            };
            assert_eq!(promise.receiver, "market.near");
            let method: Method = match method.as_str() {
                "on_paid" => market::on_paid,
                "on_withdrawn" => market::on_withdrawn,
                other => panic!("no callback {other}"),
            };
            let waited = promise.after.iter().map(|index| results[*index].clone()).collect();
            let arguments = String::from_utf8(arguments.clone()).expect("arguments are text");
            let outcome = self.world.call(method, Call::by("market.near", &arguments).after(waited));
            assert!(outcome.is_ok(), "a callback is never refused: {:?} {arguments}", outcome.result);
            self.follow(&outcome, &arguments);
            self.deliver(&outcome.promises);
            results.push(outcome.result.ok());
        }
    }

    fn step(&mut self) {
        self.world.time += self.random.below(3_600_000_000_000);
        let by = *self.random.pick(&ACCOUNTS[..]);
        let amount = u128::from(self.random.below(1000)) * NEAR / 100;
        match self.random.below(10) {
            0 => drop(self.call(market::storage_deposit, by, "{}", NEAR / 10)),
            1 => drop(self.call(market::storage_withdraw, by, "{}", 1)),
            2..=5 => {
                let lasts = self.world.time + self.random.below(40) * 86_400_000_000_000;
                let expiry = if self.random.chance(50) { format!(r#","expires_at":"{lasts}""#) } else { String::new() };
                let arguments = format!(r#"{{"nft_contract_id":"nft.near","token_id":"1:{}"{expiry}}}"#, self.random.below(9));
                self.call(market::offer_make, by, &arguments, amount);
            }
            6..=7 => {
                let known: Vec<_> = self.offers.keys().cloned().collect();
                let id = if known.is_empty() { "7".into() } else { self.random.pick(&known).clone() };
                self.call(market::offer_cancel, by, &format!(r#"{{"offer_id":"{id}"}}"#), 1);
            }
            8 => drop(self.call(market::withdraw, by, "{}", 0)),
            _ => drop(self.call(market::storage_unregister, by, "{}", 1)),
        }
    }

    fn check(&mut self) {
        let state = u128::from(self.world.storage_usage.saturating_sub(self.free_bytes)) * YOCTO_PER_BYTE;
        let owed = self.offers.values().sum::<u128>() + self.due.values().sum::<u128>();
        assert!(self.world.balance >= owed + state, "{} is less than {owed} owed and {state} of state", self.world.balance);
    }
}

#[test]
fn every_offer_and_every_due_amount_is_covered_whatever_transfers_fail() {
    let mut history = History::start(Random::of_test(201));
    history.call(market::allow_contract, "treasury.near", r#"{"nft_contract_id":"nft.near","allowed":true}"#, 1);
    for _ in 0..STEPS {
        history.step();
        history.check();
    }
    println!("{} accepted, {} transfers failed, {} offers open", history.accepted, history.failed_transfers, history.offers.len());
    assert!(history.accepted > STEPS / 4 && history.failed_transfers > 100, "{} {}", history.accepted, history.failed_transfers);
}

#[test]
fn hostile_arguments_are_refused_by_code() {
    let mut history = History::start(Random::of_test(202));
    let methods: [Method; 9] = [
        market::offer_make,
        market::offer_cancel,
        market::listing_create,
        market::listing_update,
        market::buy,
        market::auction_start,
        market::auction_bid,
        market::nft_on_approve,
        market::on_paid,
    ];
    let names =
        ["nft_contract_id", "token_id", "offer_id", "listing_id", "price", "expected_price", "owner_id", "approval_id", "msg", "ends_at"];
    let values =
        ["null", "7", r#""""#, r#""1""#, r#""nft.near""#, "[]", "{}", r#""{}""#, r#""340282366920938463463374607431768211456""#, "-1"];
    for _ in 0..20_000 {
        let members: Vec<String> = (0..history.random.below(5))
            .map(|_| format!(r#""{}":{}"#, history.random.pick(&names[..]), history.random.pick(&values[..])))
            .collect();
        let method = *history.random.pick(&methods[..]);
        let deposit = *history.random.pick(&[0, 1, NEAR]);
        history.call(method, "alice.near", &format!("{{{}}}", members.join(",")), deposit);
    }
    history.check();
}
