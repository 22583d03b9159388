//! Money that becomes withdrawable because it could not be sent.
use crate::account::{Account, ACCOUNT_PRICE};
use crate::events;
use crate::market::Market;
use kit::account::AccountId;

/// A payee's part of a price. The NFT contract names the payees, so no one else's money pays for their records.
pub const PAYOUT: &str = "payout";

/// Amounts that become withdrawable together. Each payee's record is written at once; what they come to in sum is written by
/// `finish`, so that sixty of them cost no more gas than they must.
pub struct Credits<'a> {
    sponsor: Option<&'a AccountId>,
    /// Of the sponsor's deposit, for a record.
    spent: u128,
    /// Parts too small for a record of their own, which become the sponsor's.
    passed: u128,
    due: u128,
    storage: u128,
}

impl<'a> Credits<'a> {
    pub fn open(sponsor: Option<&'a AccountId>) -> Self {
        Self { sponsor, spent: 0, passed: 0, due: 0, storage: 0 }
    }

    /// A new record is paid for out of the amount. What is no more than its price goes to the sponsor where it is a part of a price,
    /// and otherwise (a buyer's refund) is credited at the sponsor's expense: every open sale holds back enough for one record.
    /// Without a sponsor it goes to the treasury.
    pub fn add(&mut self, id: &AccountId, amount: u128, reason: &str) {
        if let Some(account) = Account::find(id) {
            return self.put(id, account, amount, reason);
        }
        if amount > ACCOUNT_PRICE {
            self.storage += ACCOUNT_PRICE;
            return self.put(id, Account::registered(ACCOUNT_PRICE), amount - ACCOUNT_PRICE, reason);
        }
        match self.sponsor {
            Some(_) if reason == PAYOUT => {
                self.passed += amount;
                events::refund_forgo(id, amount, reason);
            }
            Some(_) => {
                self.spent += ACCOUNT_PRICE;
                self.put(id, Account::registered(ACCOUNT_PRICE), amount, reason);
            }
            None => {
                events::refund_forgo(id, amount, reason);
                let treasury = Market::load().treasury;
                let account = Account::find(&treasury).unwrap_or_else(Account::empty);
                self.put(&treasury, account, amount, reason);
            }
        }
    }

    fn put(&mut self, id: &AccountId, mut account: Account, amount: u128, reason: &str) {
        account.due += amount;
        account.save(id);
        if amount > 0 {
            self.due += amount;
            events::refund_due(id, amount, reason);
        }
    }

    /// The market's record and the sponsor's are changed once, by these sums and in whatever way the caller adds.
    pub fn finish(self, market: impl FnOnce(&mut Market), sponsor: impl FnOnce(&mut Account)) {
        Market::change(|record| {
            record.due += self.due + self.passed;
            record.storage += self.storage;
            market(record);
        });
        let Some(id) = self.sponsor else { return };
        Account::change_known(id, |account| {
            account.deposit -= self.spent;
            account.due += self.passed;
            sponsor(account);
        });
        if self.passed > 0 {
            events::refund_due(id, self.passed, PAYOUT);
        }
    }
}
