//! The host functions that the kit has no use for: joined promises, gas by weight, deployment, hashes. No other module is unsafe.
use alloc::{vec, vec::Vec};
use kit::account::AccountId;

mod sys {
    #[link(wasm_import_module = "env")]
    extern "C-unwind" {
        pub fn input(register_id: u64);
        pub fn register_len(register_id: u64) -> u64;
        pub fn read_register(register_id: u64, pointer: u64);
        pub fn sha256(length: u64, pointer: u64, register_id: u64);
        pub fn promise_batch_create(account_length: u64, account: u64) -> u64;
        pub fn promise_batch_then(promise: u64, account_length: u64, account: u64) -> u64;
        pub fn promise_and(promises: u64, count: u64) -> u64;
        pub fn promise_batch_action_transfer(promise: u64, amount: u64);
        pub fn promise_batch_action_deploy_contract(promise: u64, code_length: u64, code: u64);
        pub fn promise_batch_action_function_call_weight(
            promise: u64,
            method_length: u64,
            method: u64,
            arguments_length: u64,
            arguments: u64,
            amount: u64,
            gas: u64,
            weight: u64,
        );
        pub fn promise_return(promise: u64);
        pub fn promise_result(index: u64, register_id: u64) -> u64;
    }
}

const SCRATCH: u64 = 0;
const SUCCEEDED: u64 = 1;

// SAFETY (all blocks below): the host copies out of or into the slice given by pointer and length, within the call.

/// Actions on one account, in one receipt: all of them are done, or none.
#[derive(Clone, Copy)]
pub struct Batch(u64);

impl Batch {
    pub fn to(account: &AccountId) -> Self {
        let account = account.as_str();
        Self(unsafe { sys::promise_batch_create(account.len() as u64, account.as_ptr() as u64) })
    }

    pub fn then(self, account: &AccountId) -> Self {
        let account = account.as_str();
        Self(unsafe { sys::promise_batch_then(self.0, account.len() as u64, account.as_ptr() as u64) })
    }

    /// Runs when all of the others have, whatever became of them.
    pub fn after_all(batches: &[Self], account: &AccountId) -> Self {
        let promises: Vec<u64> = batches.iter().map(|batch| batch.0).collect();
        Self(unsafe { sys::promise_and(promises.as_ptr() as u64, promises.len() as u64) }).then(account)
    }

    pub fn transfer(self, amount: u128) -> Self {
        let bytes = amount.to_le_bytes();
        unsafe { sys::promise_batch_action_transfer(self.0, bytes.as_ptr() as u64) };
        self
    }

    pub fn deploy(self, code: &[u8]) -> Self {
        unsafe { sys::promise_batch_action_deploy_contract(self.0, code.len() as u64, code.as_ptr() as u64) };
        self
    }

    /// With that much gas at least, and its weight's share of what the call leaves over.
    pub fn call(self, method: &str, arguments: &str, gas: u64, weight: u64) -> Self {
        let no_deposit = 0u128.to_le_bytes();
        unsafe {
            sys::promise_batch_action_function_call_weight(
                self.0,
                method.len() as u64,
                method.as_ptr() as u64,
                arguments.len() as u64,
                arguments.as_ptr() as u64,
                no_deposit.as_ptr() as u64,
                gas,
                weight,
            );
        }
        self
    }

    /// What this promise answers becomes this call's answer.
    pub fn answer(self) {
        unsafe { sys::promise_return(self.0) }
    }
}

/// Of a callback: whether the promise of that index succeeded.
pub fn succeeded(index: u64) -> bool {
    unsafe { sys::promise_result(index, SCRATCH) == SUCCEEDED }
}

/// The input as it came, which need be no text.
pub fn input_bytes() -> Vec<u8> {
    unsafe { sys::input(SCRATCH) };
    register()
}

pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    unsafe { sys::sha256(bytes.len() as u64, bytes.as_ptr() as u64, SCRATCH) };
    let mut digest = [0; 32];
    unsafe { sys::read_register(SCRATCH, digest.as_mut_ptr() as u64) };
    digest
}

fn register() -> Vec<u8> {
    let mut bytes = vec![0u8; unsafe { sys::register_len(SCRATCH) } as usize];
    unsafe { sys::read_register(SCRATCH, bytes.as_mut_ptr() as u64) };
    bytes
}
