//! One contract's account, and calls of its methods.
use crate::guest::{Running, RUNNING};
use crate::host;
use crate::outcome::{Outcome, Refusal};
use crate::promises::Action;
use std::collections::BTreeMap;
use std::panic::{catch_unwind, AssertUnwindSafe};

/// yoctoNEAR that an account must hold for each byte of its state.
pub const YOCTO_PER_BYTE: u128 = 10_000_000_000_000_000_000;
const CALL_GAS: u64 = 300_000_000_000_000;

pub type Method = extern "C-unwind" fn();

pub struct World {
    pub account: String,
    pub state: BTreeMap<Vec<u8>, Vec<u8>>,
    /// Bytes that the state takes by NEAR's count: keys, values and 40 for each record.
    pub storage_usage: u64,
    /// yoctoNEAR that calls have left here. It may be owed for state, so that it starts at nothing.
    pub balance: u128,
    /// Block time in nanoseconds since 1970.
    pub time: u64,
    pub height: u64,
}

/// What a call comes with.
pub struct Call<'a> {
    pub predecessor: &'a str,
    /// Who signed the transaction; absent, the predecessor.
    pub signer: Option<&'a str>,
    pub arguments: &'a str,
    pub deposit: u128,
    pub gas: u64,
    /// Of the promises that the call waited for; none = failed.
    pub results: Vec<Option<Vec<u8>>>,
}

impl<'a> Call<'a> {
    pub fn by(predecessor: &'a str, arguments: &'a str) -> Self {
        Self { predecessor, signer: None, arguments, deposit: 0, gas: CALL_GAS, results: Vec::new() }
    }

    pub fn with(mut self, deposit: u128) -> Self {
        self.deposit = deposit;
        self
    }

    pub fn after(mut self, results: Vec<Option<Vec<u8>>>) -> Self {
        self.results = results;
        self
    }
}

impl World {
    pub fn new(account: &str) -> Self {
        Self { account: account.into(), state: BTreeMap::new(), storage_usage: 0, balance: 0, time: 1_700_000_000_000_000_000, height: 1 }
    }

    /// Runs a method. A refused one leaves state and balance as they were, and keeps its logs.
    pub fn call(&mut self, method: Method, call: Call) -> Outcome {
        self.run(|| method(), call, false)
    }

    /// Runs a method that may only read.
    pub fn view(&mut self, method: Method, arguments: &str) -> Outcome {
        let account = self.account.clone();
        self.run(|| method(), Call::by(&account, arguments), true)
    }

    /// Runs code that calls the host, as a method of the contract does.
    pub fn within(&mut self, call: Call, body: impl FnOnce()) -> Outcome {
        self.run(body, call, false)
    }

    fn run(&mut self, method: impl FnOnce(), call: Call, is_view: bool) -> Outcome {
        host::link();
        let deposit = call.deposit;
        let world = std::mem::replace(self, Self::new(""));
        RUNNING.set(Some(Running::new(world, call, is_view)));
        let ended = catch_unwind(AssertUnwindSafe(method));
        let mut running = RUNNING.take().expect("the call that was started");
        let refusal = ended.err().map(refusal_of);
        if refusal.is_some() {
            running.undo();
        }
        *self = running.world;
        let promises = if refusal.is_some() { Vec::new() } else { running.promises.receipts };
        if refusal.is_none() && !is_view {
            let sent: u128 = promises.iter().flat_map(|promise| &promise.actions).map(deposit_of).sum();
            self.balance = (self.balance + deposit).checked_sub(sent).expect("spending was checked");
        }
        let result = refusal.map_or(Ok(running.returned), Err);
        Outcome { result, logs: running.logs, gas: running.gas, promises, answer: running.answer }
    }
}

pub fn deposit_of(action: &Action) -> u128 {
    match action {
        Action::Transfer(amount) => *amount,
        Action::Call { deposit, .. } => *deposit,
        Action::Deploy { .. } => 0,
    }
}

fn refusal_of(payload: Box<dyn std::any::Any + Send>) -> Refusal {
    match payload.downcast::<Refusal>() {
        Ok(refusal) => *refusal,
        Err(payload) => Refusal::Defect(
            payload
                .downcast_ref::<String>()
                .cloned()
                .or_else(|| payload.downcast_ref::<&str>().map(|text| (*text).into()))
                .unwrap_or_default(),
        ),
    }
}
