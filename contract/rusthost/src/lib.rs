//! A NEAR host for tests: the functions that a contract imports, over a state in memory, with the gas that protocol 84 takes for
//! each. A contract's crate, built for this machine, links against them and runs at full speed under `cargo test`.
//!
//! Gas here is that of host calls. What wasm operators and the loading of the contract cost is known to the development chain
//! alone; it adds nothing else.
mod fees;
mod guest;
mod host;
mod outcome;
mod promises;
mod random;
mod sha256;
mod world;

pub use fees::{Costs, Fees, COST, FEE};
pub use outcome::{Outcome, Refusal};
pub use promises::{Action, Promised};
pub use random::Random;
pub use sha256::sha256;
pub use world::{Call, Method, World, YOCTO_PER_BYTE};
