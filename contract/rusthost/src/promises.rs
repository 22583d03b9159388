/// A receipt that a call asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Promised {
    pub receiver: String,
    /// Receipts, by index, whose results it waits for.
    pub after: Vec<usize>,
    pub actions: Vec<Action>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Transfer(u128),
    Call { method: String, arguments: Vec<u8>, deposit: u128, gas: u64, weight: u64 },
    Deploy { code: Vec<u8> },
}

/// The promises of a running call: each stands for one receipt or for several.
#[derive(Default)]
pub struct Promises {
    pub receipts: Vec<Promised>,
    handles: Vec<Vec<usize>>,
}

impl Promises {
    pub fn create(&mut self, receiver: String, after: Vec<usize>) -> u64 {
        self.receipts.push(Promised { receiver, after, actions: Vec::new() });
        self.join(vec![self.receipts.len() - 1])
    }

    pub fn join(&mut self, receipts: Vec<usize>) -> u64 {
        self.handles.push(receipts);
        self.handles.len() as u64 - 1
    }

    pub fn receipts_of(&self, promise: u64) -> Option<&[usize]> {
        self.handles.get(usize::try_from(promise).ok()?).map(Vec::as_slice)
    }
}
