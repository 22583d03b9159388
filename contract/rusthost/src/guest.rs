//! The call that is running: its registers, its gas, and what it has written.
use crate::fees::COST;
use crate::outcome::Refusal;
use crate::promises::Promises;
use crate::world::{deposit_of, Call, World};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::panic::resume_unwind;

thread_local! {
    pub static RUNNING: RefCell<Option<Running>> = const { RefCell::new(None) };
}

/// A length of u64::MAX says: not memory, the register of that number.
const FROM_REGISTER: u64 = u64::MAX;

pub struct Running {
    pub world: World,
    pub input: Vec<u8>,
    pub predecessor: String,
    pub signer: String,
    pub deposit: u128,
    pub prepaid: u64,
    pub results: Vec<Option<Vec<u8>>>,
    pub is_view: bool,
    pub gas: u64,
    pub logs: Vec<String>,
    pub returned: Vec<u8>,
    pub answer: Option<usize>,
    pub promises: Promises,
    registers: BTreeMap<u64, Vec<u8>>,
    /// What stood there before each write, newest last.
    before: Vec<(Vec<u8>, Option<Vec<u8>>)>,
    usage_before: u64,
}

impl Running {
    pub fn new(world: World, call: Call, is_view: bool) -> Self {
        Self {
            usage_before: world.storage_usage,
            world,
            input: call.arguments.as_bytes().to_vec(),
            predecessor: call.predecessor.into(),
            signer: call.signer.unwrap_or(call.predecessor).into(),
            deposit: call.deposit,
            prepaid: call.gas,
            results: call.results,
            is_view,
            gas: 0,
            logs: Vec::new(),
            returned: Vec::new(),
            answer: None,
            promises: Promises::default(),
            registers: BTreeMap::new(),
            before: Vec::new(),
        }
    }

    pub fn undo(&mut self) {
        for (key, value) in std::mem::take(&mut self.before).into_iter().rev() {
            match value {
                Some(value) => self.world.state.insert(key, value),
                None => self.world.state.remove(&key),
            };
        }
        self.world.storage_usage = self.usage_before;
    }

    pub fn pay(&mut self, base: u64, each: u64, count: usize) {
        self.gas += base + each * count as u64;
        if self.gas > self.prepaid {
            refuse(Refusal::Host("Exceeded the prepaid gas."));
        }
    }

    pub fn not_in_view(&self) {
        if self.is_view {
            refuse(Refusal::Host("this is not allowed in a view call"));
        }
    }

    /// Bytes of the contract's memory, or of a register.
    pub fn read(&mut self, length: u64, pointer: u64) -> Vec<u8> {
        if length == FROM_REGISTER {
            return self.read_register(pointer);
        }
        self.pay(COST.read_memory_base, COST.read_memory_byte, length as usize);
        if length == 0 {
            return Vec::new();
        }
        // SAFETY: the contract is part of this process and gives the address and length of a slice that it holds for the call.
        unsafe { std::slice::from_raw_parts(pointer as *const u8, length as usize) }.to_vec()
    }

    pub fn read_text(&mut self, length: u64, pointer: u64) -> String {
        let bytes = self.read(length, pointer);
        self.pay(COST.utf8_base, COST.utf8_byte, bytes.len());
        String::from_utf8(bytes).unwrap_or_else(|_| refuse(Refusal::Host("String encoding is bad UTF-8 sequence.")))
    }

    pub fn read_amount(&mut self, pointer: u64) -> u128 {
        u128::from_le_bytes(self.read(16, pointer).try_into().expect("16 bytes were read"))
    }

    pub fn write(&mut self, pointer: u64, bytes: &[u8]) {
        self.pay(COST.write_memory_base, COST.write_memory_byte, bytes.len());
        // SAFETY: the contract gives the address of a buffer that it has made for as many bytes.
        unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), pointer as *mut u8, bytes.len()) };
    }

    pub fn register_length(&self, register: u64) -> u64 {
        self.registers.get(&register).map_or(u64::MAX, |bytes| bytes.len() as u64)
    }

    pub fn read_register(&mut self, register: u64) -> Vec<u8> {
        let Some(bytes) = self.registers.get(&register).cloned() else { refuse(Refusal::Host("Accessed invalid register id")) };
        self.pay(COST.read_register_base, COST.read_register_byte, bytes.len());
        bytes
    }

    pub fn write_register(&mut self, register: u64, bytes: &[u8]) {
        self.pay(COST.write_register_base, COST.write_register_byte, bytes.len());
        self.registers.insert(register, bytes.to_vec());
    }

    /// Puts a value under a key, or takes it away; gives the one that stood there.
    pub fn replace(&mut self, key: Vec<u8>, value: Option<Vec<u8>>) -> Option<Vec<u8>> {
        let state = &mut self.world.state;
        let old = match value {
            Some(value) => state.insert(key.clone(), value),
            None => state.remove(&key),
        };
        self.before.push((key, old.clone()));
        old
    }

    /// What the account holds and has not sent yet, the deposit included.
    pub fn balance(&self) -> u128 {
        let sent: u128 = self.promises.receipts.iter().flat_map(|promise| &promise.actions).map(deposit_of).sum();
        (self.world.balance + self.deposit).saturating_sub(sent)
    }
}

/// Ends the call.
pub fn refuse(refusal: Refusal) -> ! {
    resume_unwind(Box::new(refusal))
}
