//! The contract's own record: what it owes in sum, how many things it has counted, and its fee.
use crate::account::Account;
use crate::key::MARKET;
use crate::refusal::{refuse, Misuse, Refusal};
use kit::account::AccountId;
use kit::args::Args;
use kit::codec::{record, Stored};
use kit::env;
use kit::key::Key;
use kit::storage::require_no_deposit;

const MAX_FEE_BASIS_POINTS: u64 = 1_000;
const WHOLE: u128 = 10_000;

record! {
    /// `escrow`, `due` and `storage` lie on the contract's account at every moment, and `paying` is on its way out or back.
    pub struct Market {
        /// Bids, open offers and purchases that are being settled.
        pub escrow: u128,
        /// Withdrawable balances.
        pub due: u128,
        /// Sent in transfers whose outcome is not known yet.
        pub paying: u128,
        /// NEP-145 deposits.
        pub storage: u128,
        pub listings: u64,
        pub offers: u64,
        pub auctions: u64,
        pub sales: u64,
        pub fee_basis_points: u16,
        pub treasury: AccountId,
    }
}

impl Market {
    pub fn load() -> Self {
        env::read(&Key::new(MARKET)).map_or_else(|| refuse(Misuse::NotInit), |bytes| Self::decode(&bytes))
    }

    pub fn change<T>(change: impl FnOnce(&mut Self) -> T) -> T {
        let mut market = Self::load();
        let answer = change(&mut market);
        market.save();
        answer
    }

    fn save(&self) {
        env::write(&Key::new(MARKET), &self.encode());
    }

    /// Rounded down, and without a product that could overflow.
    pub fn fee_of(&self, price: u128) -> u128 {
        let points = u128::from(self.fee_basis_points);
        price / WHOLE * points + price % WHOLE * points / WHOLE
    }
}

/// The fee stands for good: no call changes it.
pub fn new() {
    let mut args = Args::of_call();
    let treasury = args.account("treasury_id");
    let fee = Args::required("fee_basis_points", args.optional_number("fee_basis_points"));
    args.done();
    require_no_deposit();
    if fee > MAX_FEE_BASIS_POINTS {
        refuse(Refusal::FeeTooHigh)
    }
    if env::has(&Key::new(MARKET)) {
        refuse(Misuse::AlreadyInit)
    }
    Account::empty().save(&treasury);
    let fee_basis_points = fee as u16;
    Market { escrow: 0, due: 0, paying: 0, storage: 0, listings: 0, offers: 0, auctions: 0, sales: 0, fee_basis_points, treasury }.save();
}
