//! How a call is refused, and the refusals that every contract shares. A panic message is `CODE: sentence`; readers branch
//! on the code alone. A contract's own codes are one enum of its own that implements `Reason`.
use crate::env;
use crate::json::write::push_decimal;
use alloc::string::String;

pub trait Reason {
    fn code(&self) -> &'static str;
    fn sentence(&self, text: &mut String);
}

/// What is wrong with a call, whatever the contract.
pub enum Misuse {
    AlreadyInit,
    NotInit,
    BadInput(&'static str),
    /// A member of the arguments, by name, and what is wrong with it.
    BadMember(&'static str, &'static str),
    UnknownMember(String),
    /// A member that is no amount of yoctoNEAR, or not one that fits.
    InvalidAmount(&'static str),
    /// Least deposit in yoctoNEAR that would do.
    DepositTooSmall(u128),
    OneYoctoExactly,
    NoDeposit,
    Defect,
}

#[allow(clippy::needless_pass_by_value)] // every caller makes it on the spot
pub fn refuse(reason: impl Reason) -> ! {
    let mut text = String::from(reason.code());
    text.push_str(": ");
    reason.sentence(&mut text);
    env::panic_with(&text)
}

/// What no input is known to reach.
pub fn defect() -> ! {
    refuse(Misuse::Defect)
}

impl Reason for Misuse {
    fn code(&self) -> &'static str {
        match self {
            Self::AlreadyInit => "E_ALREADY_INIT",
            Self::NotInit => "E_NOT_INIT",
            Self::BadInput(_) | Self::BadMember(..) | Self::UnknownMember(_) => "E_BAD_INPUT",
            Self::InvalidAmount(_) => "E_INVALID_AMOUNT",
            Self::DepositTooSmall(_) | Self::OneYoctoExactly | Self::NoDeposit => "E_DEPOSIT",
            Self::Defect => "E_INTERNAL",
        }
    }

    fn sentence(&self, text: &mut String) {
        match self {
            Self::BadMember(name, problem) => push_all(text, &[name, " ", problem]),
            Self::UnknownMember(name) => push_all(text, &["there is no argument named ", name]),
            Self::InvalidAmount(name) => push_all(text, &[name, " is not a decimal string of yoctoNEAR within bounds"]),
            Self::DepositTooSmall(needed) => {
                text.push_str("attach at least ");
                push_decimal(text, *needed);
                text.push_str(" yoctoNEAR");
            }
            Self::BadInput(problem) => text.push_str(problem),
            Self::AlreadyInit => text.push_str("the contract has been initialised already"),
            Self::NotInit => text.push_str("the contract has not been initialised"),
            Self::NoDeposit => text.push_str("this call takes no deposit"),
            Self::OneYoctoExactly => text.push_str("attach exactly 1 yoctoNEAR"),
            Self::Defect => text.push_str("this is a defect of the contract"),
        }
    }
}

fn push_all(text: &mut String, parts: &[&str]) {
    for part in parts {
        text.push_str(part);
    }
}
