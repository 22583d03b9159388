//! The NEAR host functions, and a safe face over them. No other module but `promise` and `heap` is unsafe. What a contract does
//! not use is not linked into it.
use crate::account::AccountId;
use crate::promise::Promise;
use crate::refusal::{defect, refuse, Misuse};
use alloc::{string::String, vec, vec::Vec};

mod sys {
    #[link(wasm_import_module = "env")]
    extern "C-unwind" {
        pub fn read_register(register_id: u64, pointer: u64);
        pub fn register_len(register_id: u64) -> u64;
        pub fn input(register_id: u64);
        pub fn current_account_id(register_id: u64);
        pub fn predecessor_account_id(register_id: u64);
        pub fn signer_account_id(register_id: u64);
        pub fn account_balance(pointer: u64);
        pub fn prepaid_gas() -> u64;
        pub fn used_gas() -> u64;
        pub fn attached_deposit(pointer: u64);
        pub fn block_timestamp() -> u64;
        pub fn storage_usage() -> u64;
        pub fn storage_write(key_length: u64, key: u64, value_length: u64, value: u64, register_id: u64) -> u64;
        pub fn storage_read(key_length: u64, key: u64, register_id: u64) -> u64;
        pub fn storage_remove(key_length: u64, key: u64, register_id: u64) -> u64;
        pub fn storage_has_key(key_length: u64, key: u64) -> u64;
        pub fn value_return(length: u64, pointer: u64);
        pub fn sha256(length: u64, pointer: u64, register_id: u64);
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
    String::from_utf8(register()).unwrap_or_else(|_| refuse(Misuse::BadInput("arguments must be UTF-8")))
}

pub fn predecessor() -> AccountId {
    unsafe { sys::predecessor_account_id(SCRATCH) };
    AccountId::stored(register())
}

/// This contract's own account.
pub fn current_account() -> AccountId {
    unsafe { sys::current_account_id(SCRATCH) };
    AccountId::stored(register())
}

/// Who signed the transaction that this call goes back to. Rights are the predecessor's alone, never the signer's.
pub fn signer() -> AccountId {
    unsafe { sys::signer_account_id(SCRATCH) };
    AccountId::stored(register())
}

/// Attached deposit in yoctoNEAR.
pub fn deposit() -> u128 {
    let mut bytes = [0u8; 16];
    unsafe { sys::attached_deposit(bytes.as_mut_ptr() as u64) };
    u128::from_le_bytes(bytes)
}

/// What this account holds, the attached deposit included, in yoctoNEAR.
pub fn balance() -> u128 {
    let mut bytes = [0u8; 16];
    unsafe { sys::account_balance(bytes.as_mut_ptr() as u64) };
    u128::from_le_bytes(bytes)
}

/// Gas that this call has not burnt nor promised yet.
pub fn gas_left() -> u64 {
    unsafe { sys::prepaid_gas().saturating_sub(sys::used_gas()) }
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

pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    unsafe { sys::sha256(bytes.len() as u64, bytes.as_ptr() as u64, SCRATCH) };
    let mut digest = [0; 32];
    unsafe { sys::read_register(SCRATCH, digest.as_mut_ptr() as u64) };
    digest
}

/// Sends yoctoNEAR to an account, in a receipt of its own.
pub fn transfer(to: &AccountId, amount: u128) {
    Promise::to(to).transfer(amount);
}

fn register() -> Vec<u8> {
    let length = unsafe { sys::register_len(SCRATCH) };
    if length == NO_REGISTER {
        defect()
    }
    let mut bytes = vec![0u8; length as usize];
    unsafe { sys::read_register(SCRATCH, bytes.as_mut_ptr() as u64) };
    bytes
}
