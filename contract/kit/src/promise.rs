//! Calls to other contracts, and their results in a callback.
use crate::account::AccountId;
use alloc::{vec, vec::Vec};

mod sys {
    #[link(wasm_import_module = "env")]
    extern "C-unwind" {
        pub fn promise_batch_create(account_length: u64, account: u64) -> u64;
        pub fn promise_batch_then(promise: u64, account_length: u64, account: u64) -> u64;
        pub fn promise_batch_action_transfer(promise: u64, amount: u64);
        pub fn promise_batch_action_function_call(
            promise: u64,
            method_length: u64,
            method: u64,
            arguments_length: u64,
            arguments: u64,
            amount: u64,
            gas: u64,
        );
        pub fn promise_and(promises: u64, count: u64) -> u64;
        pub fn promise_return(promise: u64);
        pub fn promise_results_count() -> u64;
        pub fn promise_result(index: u64, register_id: u64) -> u64;
        pub fn register_len(register_id: u64) -> u64;
        pub fn read_register(register_id: u64, pointer: u64);
    }
}

pub const TERA_GAS: u64 = 1_000_000_000_000;
const SCRATCH: u64 = 0;
const SUCCEEDED: u64 = 1;

// SAFETY (all blocks below): the host copies out of or into the slice given by pointer and length, within the call.

/// A receipt that this call sends; it runs once this call has succeeded.
#[derive(Clone, Copy)]
pub struct Promise(u64);

/// A method of a contract, with arguments, deposit and a fixed amount of gas.
pub struct Call<'a> {
    pub method: &'a str,
    pub arguments: &'a str,
    pub deposit: u128,
    pub gas: u64,
}

impl Promise {
    pub fn to(account: &AccountId) -> Self {
        let account = account.as_str();
        Self(unsafe { sys::promise_batch_create(account.len() as u64, account.as_ptr() as u64) })
    }

    /// A receipt that runs after this one, whatever became of it, and reads its result.
    pub fn then(self, account: &AccountId) -> Self {
        let account = account.as_str();
        Self(unsafe { sys::promise_batch_then(self.0, account.len() as u64, account.as_ptr() as u64) })
    }

    /// Stands for all of them; only to be waited for.
    pub fn all(promises: &[Self]) -> Self {
        if let [single] = promises {
            return *single;
        }
        let mut indexes = Vec::new();
        for promise in promises {
            indexes.extend_from_slice(&promise.0.to_le_bytes());
        }
        Self(unsafe { sys::promise_and(indexes.as_ptr() as u64, promises.len() as u64) })
    }

    pub fn transfer(self, amount: u128) -> Self {
        let bytes = amount.to_le_bytes();
        unsafe { sys::promise_batch_action_transfer(self.0, bytes.as_ptr() as u64) };
        self
    }

    pub fn call(self, call: &Call) -> Self {
        let deposit = call.deposit.to_le_bytes();
        unsafe {
            sys::promise_batch_action_function_call(
                self.0,
                call.method.len() as u64,
                call.method.as_ptr() as u64,
                call.arguments.len() as u64,
                call.arguments.as_ptr() as u64,
                deposit.as_ptr() as u64,
                call.gas,
            );
        }
        self
    }

    /// What this promise answers becomes this call's answer.
    pub fn answer(self) {
        unsafe { sys::promise_return(self.0) }
    }
}

/// What the receipt that a callback waited for has come to.
pub enum Outcome {
    Failed,
    Succeeded(Vec<u8>),
    /// Longer than the callback was ready to read; its length in bytes.
    TooLong(u64),
}

/// How many results this call was given; 0 where it is no callback.
pub fn result_count() -> u64 {
    unsafe { sys::promise_results_count() }
}

pub fn result(index: u64, max_bytes: u64) -> Outcome {
    if unsafe { sys::promise_result(index, SCRATCH) } != SUCCEEDED {
        return Outcome::Failed;
    }
    let length = unsafe { sys::register_len(SCRATCH) };
    if length > max_bytes {
        return Outcome::TooLong(length);
    }
    let mut bytes = vec![0u8; length as usize];
    unsafe { sys::read_register(SCRATCH, bytes.as_mut_ptr() as u64) };
    Outcome::Succeeded(bytes)
}
