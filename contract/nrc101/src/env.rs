//! The NEAR host functions that this contract uses, and a safe face over them. No other module but `heap` is unsafe.
use crate::account::AccountId;
use crate::refusal::{refuse, Refusal};
use alloc::{string::String, vec, vec::Vec};

mod sys {
    #[link(wasm_import_module = "env")]
    extern "C" {
        pub fn read_register(register_id: u64, pointer: u64);
        pub fn register_len(register_id: u64) -> u64;
        pub fn input(register_id: u64);
        pub fn predecessor_account_id(register_id: u64);
        pub fn attached_deposit(pointer: u64);
        pub fn block_timestamp() -> u64;
        pub fn storage_usage() -> u64;
        pub fn storage_write(key_length: u64, key: u64, value_length: u64, value: u64, register_id: u64) -> u64;
        pub fn storage_read(key_length: u64, key: u64, register_id: u64) -> u64;
        pub fn storage_remove(key_length: u64, key: u64, register_id: u64) -> u64;
        pub fn storage_has_key(key_length: u64, key: u64) -> u64;
        pub fn promise_batch_create(account_length: u64, account: u64) -> u64;
        pub fn promise_batch_action_transfer(promise: u64, amount: u64);
        pub fn value_return(length: u64, pointer: u64);
        pub fn log_utf8(length: u64, pointer: u64);
        pub fn panic_utf8(length: u64, pointer: u64) -> !;
    }
}

const SCRATCH: u64 = 0;
const EVICTED: u64 = 1;
const NO_REGISTER: u64 = u64::MAX;

// SAFETY (all blocks below): the host copies out of or into the slice given by pointer and length, within the call.

pub fn panic_with(message: &str) -> ! {
    unsafe { sys::panic_utf8(message.len() as u64, message.as_ptr() as u64) }
}

pub fn log(message: &str) {
    unsafe { sys::log_utf8(message.len() as u64, message.as_ptr() as u64) }
}

pub fn return_json(json: &str) {
    unsafe { sys::value_return(json.len() as u64, json.as_ptr() as u64) }
}

pub fn input() -> String {
    unsafe { sys::input(SCRATCH) };
    String::from_utf8(register()).unwrap_or_else(|_| refuse(Refusal::BadInput("arguments must be UTF-8")))
}

pub fn predecessor() -> AccountId {
    unsafe { sys::predecessor_account_id(SCRATCH) };
    AccountId::stored(register())
}

/// Attached deposit in yoctoNEAR.
pub fn deposit() -> u128 {
    let mut bytes = [0u8; 16];
    unsafe { sys::attached_deposit(bytes.as_mut_ptr() as u64) };
    u128::from_le_bytes(bytes)
}

/// Time of the block in nanoseconds since 1970: the contract's only clock.
pub fn now() -> u64 {
    unsafe { sys::block_timestamp() }
}

/// Bytes of state that the contract's account holds at this moment of the call.
pub fn storage_usage() -> u64 {
    unsafe { sys::storage_usage() }
}

pub fn read(key: &[u8]) -> Option<Vec<u8>> {
    let found = unsafe { sys::storage_read(key.len() as u64, key.as_ptr() as u64, SCRATCH) };
    (found == 1).then(register)
}

pub fn write(key: &[u8], value: &[u8]) {
    unsafe { sys::storage_write(key.len() as u64, key.as_ptr() as u64, value.len() as u64, value.as_ptr() as u64, EVICTED) };
}

pub fn remove(key: &[u8]) -> bool {
    unsafe { sys::storage_remove(key.len() as u64, key.as_ptr() as u64, EVICTED) == 1 }
}

pub fn has(key: &[u8]) -> bool {
    unsafe { sys::storage_has_key(key.len() as u64, key.as_ptr() as u64) == 1 }
}

/// Sends yoctoNEAR to an account, in a receipt of its own.
pub fn transfer(to: &AccountId, amount: u128) {
    let bytes = amount.to_le_bytes();
    let to = to.as_str();
    unsafe {
        let promise = sys::promise_batch_create(to.len() as u64, to.as_ptr() as u64);
        sys::promise_batch_action_transfer(promise, bytes.as_ptr() as u64);
    }
}

fn register() -> Vec<u8> {
    let length = unsafe { sys::register_len(SCRATCH) };
    if length == NO_REGISTER {
        refuse(Refusal::Internal)
    }
    let mut bytes = vec![0u8; length as usize];
    unsafe { sys::read_register(SCRATCH, bytes.as_mut_ptr() as u64) };
    bytes
}
