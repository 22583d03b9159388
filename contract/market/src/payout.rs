//! NEP-199: what an NFT contract says is to be paid to whom. It is a stranger's word, so every rule is checked.
use alloc::string::String;
use kit::account::AccountId;
use kit::codec::Vec;
use kit::decimal::parse_u128;
use kit::env;
use kit::json::read::{parse, Json};
use kit::json::write::{Decimal, Object, ToJson};
use kit::promise::Outcome;

pub const MAX_LEN_PAYOUT: u64 = 12;
/// Twelve accounts and amounts take less than 1,400. What is longer is not read: an object's members are compared each with each.
pub const MAX_BYTES: u64 = 2_048;

/// Amounts by account, none of them 0, no account twice.
pub struct Payouts(pub Vec<(AccountId, u128)>);

impl Payouts {
    pub fn none() -> Self {
        Self(Vec::new())
    }

    pub fn add(&mut self, account: &AccountId, amount: u128) {
        if amount == 0 {
            return;
        }
        match self.0.iter_mut().find(|(known, _)| known == account) {
            Some((_, sum)) => *sum += amount,
            None => self.0.push((account.clone(), amount)),
        }
    }

    /// Adds what the answer asks for, and to the seller what it leaves over; on an answer that breaks a rule, all to the seller.
    pub fn add_answer(&mut self, answer: Outcome, balance: u128, seller: &AccountId) {
        let asked = match answer {
            Outcome::Succeeded(bytes) => read(bytes, balance),
            Outcome::TooLong(_) | Outcome::Failed => None,
        };
        let mut left = balance;
        for (account, amount) in asked.unwrap_or_default() {
            left -= amount;
            self.add(&account, amount);
        }
        self.add(seller, left);
    }
}

/// The payout as `{"payout": {account: amount}}` or as the bare map; none where it is anything else, names more accounts than
/// asked for, or adds up to more than the balance.
fn read(bytes: Vec<u8>, balance: u128) -> Option<Vec<(AccountId, u128)>> {
    let members = payout_members(parse(&String::from_utf8(bytes).ok()?).ok()?)?;
    if members.len() as u64 > MAX_LEN_PAYOUT {
        return None;
    }
    let market = env::current_account();
    let mut left = balance;
    let mut payouts = Vec::new();
    for (account, amount) in members {
        let account = AccountId::parse(account).filter(|account| *account != market)?;
        let Json::Text(amount) = amount else { return None };
        let amount = parse_u128(&amount)?;
        left = left.checked_sub(amount)?;
        payouts.push((account, amount));
    }
    Some(payouts)
}

/// `payout` is a possible account id: what it names decides between the two forms.
fn payout_members(answer: Json) -> Option<Vec<(String, Json)>> {
    let Json::Object(mut members) = answer else { return None };
    let wrapped = members.iter().position(|(name, value)| name == "payout" && matches!(value, Json::Object(_)));
    let Some(index) = wrapped else { return Some(members) };
    match members.swap_remove(index).1 {
        Json::Object(inner) => Some(inner),
        _ => None,
    }
}

impl ToJson for Payouts {
    fn write(&self, out: &mut String) {
        let mut object = Object::open(out);
        for (account, amount) in &self.0 {
            object = object.member(account.as_str(), &Decimal(*amount));
        }
        object.close();
    }
}
