use crate::promises::Promised;

/// What came of one call.
pub struct Outcome {
    pub result: Result<Vec<u8>, Refusal>,
    pub logs: Vec<String>,
    /// Gas that the call's host functions burnt.
    pub gas: u64,
    /// Receipts that the call sends; none where it was refused.
    pub promises: Vec<Promised>,
    /// The promise whose result stands for the call's.
    pub answer: Option<usize>,
}

/// Why a call failed; its changes are undone.
#[derive(Debug, PartialEq)]
pub enum Refusal {
    /// `panic_utf8`: the contract says why.
    Panic(String),
    /// What the host does not allow, in its own words.
    Host(&'static str),
    /// A Rust panic, which on the chain is a trap: overflow, index out of bounds.
    Defect(String),
}

impl Outcome {
    pub fn is_ok(&self) -> bool {
        self.result.is_ok()
    }

    /// The answer as text; panics with the reason where the call was refused.
    pub fn text(&self) -> &str {
        match &self.result {
            Ok(bytes) => core::str::from_utf8(bytes).expect("the answer is text"),
            Err(refusal) => panic!("refused: {refusal:?}"),
        }
    }

    /// The code before the colon of a panic's message; panics where there is none.
    pub fn code(&self) -> &str {
        match &self.result {
            Err(Refusal::Panic(message)) => message.split(':').next().expect("a message"),
            other => panic!("no panic of the contract: {other:?}"),
        }
    }
}
