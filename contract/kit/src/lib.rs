//! What every NEAR contract here needs besides its subject: the host's functions, a heap, strict JSON, checked arguments,
//! stored records, keys, storage bills, events and refusals. It holds no state and exports no method.
#![no_std]
extern crate alloc;

pub mod account;
pub mod args;
pub mod codec;
pub mod decimal;
pub mod env;
pub mod events;
#[cfg(target_arch = "wasm32")]
mod heap;
pub mod json;
pub mod key;
pub mod promise;
pub mod refusal;
pub mod storage;

/// An overflow or an index out of bounds: a defect, never a caller's doing. The call fails and its changes are undone.
#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn on_panic(_: &core::panic::PanicInfo) -> ! {
    refusal::defect()
}
