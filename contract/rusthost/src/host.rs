//! The functions that contracts import, under their names. Each costs a base and what it moves.
use crate::fees::{COST, FEE};
use crate::guest::{refuse, Running, RUNNING};
use crate::outcome::Refusal;
use crate::promises::Action;
use crate::sha256::sha256 as digest_of;

/// Bytes that a record takes beside its key and value.
const RECORD_OVERHEAD: u64 = 40;
const MAX_LOGS: usize = 100;
const MAX_LOG_BYTES: usize = 16_384;
const MAX_PROMISES: usize = 1024;

macro_rules! host {
    ($(fn $name:ident($running:ident $(, $argument:ident)*) $(-> $result:ty)? $body:block)*) => {
        $(#[no_mangle]
        pub extern "C-unwind" fn $name($($argument: u64),*) $(-> $result)? {
            RUNNING.with_borrow_mut(|running| {
                let $running = running.as_mut().expect("a host function is called by a contract only");
                $running.pay(COST.base, 0, 0);
                $body
            })
        })*

        /// Makes the linker keep them all, whatever the order of its libraries.
        pub fn link() {
            $(std::hint::black_box($name as *const ());)*
        }
    };
}

host! {
    fn input(running, register) {
        let bytes = running.input.clone();
        running.write_register(register, &bytes);
    }

    fn register_len(running, register) -> u64 {
        running.register_length(register)
    }

    fn read_register(running, register, pointer) {
        let bytes = running.read_register(register);
        running.write(pointer, &bytes);
    }

    fn current_account_id(running, register) {
        let bytes = running.world.account.clone();
        running.write_register(register, bytes.as_bytes());
    }

    fn predecessor_account_id(running, register) {
        running.not_in_view();
        let bytes = running.predecessor.clone();
        running.write_register(register, bytes.as_bytes());
    }

    fn signer_account_id(running, register) {
        running.not_in_view();
        let bytes = running.signer.clone();
        running.write_register(register, bytes.as_bytes());
    }

    fn account_balance(running, pointer) {
        let balance = running.balance();
        running.write(pointer, &balance.to_le_bytes());
    }

    fn attached_deposit(running, pointer) {
        let deposit = running.deposit;
        running.write(pointer, &deposit.to_le_bytes());
    }

    fn prepaid_gas(running) -> u64 {
        running.prepaid
    }

    fn used_gas(running) -> u64 {
        running.gas
    }

    fn block_timestamp(running) -> u64 {
        running.world.time
    }

    fn block_index(running) -> u64 {
        running.world.height
    }

    fn storage_usage(running) -> u64 {
        running.world.storage_usage
    }

    fn storage_write(running, key_length, key, value_length, value, register) -> u64 {
        running.not_in_view();
        running.pay(COST.storage_write_base, 0, 0);
        let key = running.read(key_length, key);
        let value = running.read(value_length, value);
        let bytes = (key.len() + value.len()) as u64;
        running.pay(COST.storage_write_key_byte * key.len() as u64, COST.storage_write_value_byte, value.len());
        let value_bytes = value.len() as u64;
        let Some(old) = running.replace(key, Some(value)) else {
            running.world.storage_usage += bytes + RECORD_OVERHEAD;
            return 0;
        };
        running.pay(0, COST.storage_write_evicted_byte, old.len());
        running.world.storage_usage = running.world.storage_usage + value_bytes - old.len() as u64;
        running.write_register(register, &old);
        1
    }

    fn storage_read(running, key_length, key, register) -> u64 {
        running.pay(COST.storage_read_base, 0, 0);
        let key = running.read(key_length, key);
        running.pay(0, COST.storage_read_key_byte, key.len());
        let Some(value) = running.world.state.get(&key).cloned() else { return 0 };
        running.pay(0, COST.storage_read_value_byte, value.len());
        running.write_register(register, &value);
        1
    }

    fn storage_remove(running, key_length, key, register) -> u64 {
        running.not_in_view();
        running.pay(COST.storage_remove_base, 0, 0);
        let key = running.read(key_length, key);
        running.pay(0, COST.storage_remove_key_byte, key.len());
        let key_bytes = key.len() as u64;
        if !running.world.state.contains_key(&key) {
            return 0;
        }
        let old = running.replace(key, None).expect("it was there");
        running.pay(0, COST.storage_remove_value_byte, old.len());
        running.world.storage_usage -= key_bytes + old.len() as u64 + RECORD_OVERHEAD;
        running.write_register(register, &old);
        1
    }

    fn storage_has_key(running, key_length, key) -> u64 {
        running.pay(COST.storage_has_key_base, 0, 0);
        let key = running.read(key_length, key);
        running.pay(0, COST.storage_has_key_byte, key.len());
        u64::from(running.world.state.contains_key(&key))
    }

    fn value_return(running, length, pointer) {
        running.returned = running.read(length, pointer);
    }

    fn log_utf8(running, length, pointer) {
        let text = running.read_text(length, pointer);
        running.pay(COST.log_base, COST.log_byte, text.len());
        let bytes: usize = running.logs.iter().map(String::len).sum();
        if running.logs.len() >= MAX_LOGS || bytes + text.len() > MAX_LOG_BYTES {
            refuse(Refusal::Host("too many logs, or too long"));
        }
        running.logs.push(text);
    }

    fn panic_utf8(running, length, pointer) -> u64 {
        let text = running.read_text(length, pointer);
        refuse(Refusal::Panic(text))
    }

    fn sha256(running, length, pointer, register) {
        let bytes = running.read(length, pointer);
        running.pay(COST.sha256_base, COST.sha256_byte, bytes.len());
        running.write_register(register, &digest_of(&bytes));
    }

    fn promise_batch_create(running, length, pointer) -> u64 {
        create(running, length, pointer, Vec::new())
    }

    fn promise_batch_then(running, promise, length, pointer) -> u64 {
        let after = receipts_of(running, promise);
        create(running, length, pointer, after)
    }

    fn promise_and(running, pointer, count) -> u64 {
        running.not_in_view();
        running.pay(COST.promise_and_base, COST.promise_and_each, count as usize);
        let bytes = running.read(count * 8, pointer);
        let promises = bytes.chunks_exact(8).map(|part| u64::from_le_bytes(part.try_into().expect("eight bytes")));
        let all = promises.flat_map(|promise| receipts_of(running, promise)).collect();
        running.promises.join(all)
    }

    fn promise_batch_action_transfer(running, promise, pointer) {
        let amount = running.read_amount(pointer);
        act(running, promise, FEE.transfer, Action::Transfer(amount));
    }

    fn promise_batch_action_deploy_contract(running, promise, length, pointer) {
        let code = running.read(length, pointer);
        act(running, promise, FEE.deploy_contract + FEE.deploy_contract_byte_send * code.len() as u64, Action::Deploy { code });
    }

    fn promise_batch_action_function_call(running, promise, method_length, method, length, pointer, deposit, gas) {
        call(running, promise, [method_length, method, length, pointer, deposit, gas], 0);
    }

    fn promise_batch_action_function_call_weight(running, promise, method_length, method, length, pointer, deposit, gas, weight) {
        call(running, promise, [method_length, method, length, pointer, deposit, gas], weight);
    }

    fn promise_return(running, promise) {
        running.not_in_view();
        running.pay(COST.promise_return, 0, 0);
        running.answer = Some(single(running, promise));
    }

    fn promise_results_count(running) -> u64 {
        running.not_in_view();
        running.results.len() as u64
    }

    fn promise_result(running, index, register) -> u64 {
        running.not_in_view();
        let Some(result) = running.results.get(index as usize).cloned() else {
            refuse(Refusal::Host("Accessed invalid promise result index"))
        };
        let Some(bytes) = result else { return 2 };
        running.write_register(register, &bytes);
        1
    }
}

fn create(running: &mut Running, length: u64, pointer: u64, after: Vec<usize>) -> u64 {
    running.not_in_view();
    let receiver = running.read_text(length, pointer);
    running.pay(FEE.receipt, FEE.data_receipt_base * 2, after.len());
    if running.promises.receipts.len() >= MAX_PROMISES {
        refuse(Refusal::Host("Creating a promise exceeded the limit."));
    }
    running.promises.create(receiver, after)
}

fn call(running: &mut Running, promise: u64, arguments: [u64; 6], weight: u64) {
    let [method_length, method, length, pointer, deposit, gas] = arguments;
    let method = String::from_utf8_lossy(&running.read(method_length, method)).into_owned();
    let arguments = running.read(length, pointer);
    let deposit = running.read_amount(deposit);
    let bytes = (method.len() + arguments.len()) as u64;
    let action = Action::Call { method, arguments, deposit, gas, weight };
    act(running, promise, FEE.function_call_send + FEE.function_call_byte_send * bytes, action);
}

fn act(running: &mut Running, promise: u64, fee: u64, action: Action) {
    running.not_in_view();
    let receipt = single(running, promise);
    running.pay(fee, 0, 0);
    if crate::world::deposit_of(&action) > running.balance() {
        refuse(Refusal::Host("Exceeded the account balance."));
    }
    running.promises.receipts[receipt].actions.push(action);
}

fn receipts_of(running: &Running, promise: u64) -> Vec<usize> {
    running.promises.receipts_of(promise).unwrap_or_else(|| refuse(Refusal::Host("promise does not exist"))).to_vec()
}

fn single(running: &Running, promise: u64) -> usize {
    match receipts_of(running, promise)[..] {
        [receipt] => receipt,
        _ => refuse(Refusal::Host("a joint promise takes no action and cannot be returned")),
    }
}
