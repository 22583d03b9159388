//! The market contract on this machine: many calls whose receipts run in any order, against an NFT contract that says anything.
mod exchange;

use exchange::{number, totals, Exchange, MARKET};
use rusthost::{Call, Method, Random, World};

const STEPS: u64 = 100_000;
const REST_EVERY: u64 = 200;
const NFT: &str = "nft.near";
const TRADERS: [&str; 3] = ["alice.near", "bob.near", "carol.near"];
const TOKENS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
const HOUR: u64 = 3_600_000_000_000;
const NEAR: u128 = 1_000_000_000_000_000_000_000_000;

fn start(random: Random) -> Exchange {
    let mut world = World::new(MARKET);
    let new = Call::by(MARKET, r#"{"treasury_id":"treasury.near","fee_basis_points":250}"#);
    assert!(world.call(market::new, new).is_ok());
    let mut exchange = Exchange::new(world, random);
    for trader in TRADERS {
        let allow = format!(r#"{{"nft_contract_id":"{NFT}","allowed":true}}"#);
        assert!(exchange.call(market::allow_contract, trader, &allow, 500 * NEAR + 1).is_ok());
        exchange.kept += 1;
    }
    exchange
}

/// A call of one that carries a yocto, which stays where the call is accepted.
fn one_yocto(exchange: &mut Exchange, method: Method, by: &str, arguments: &str) {
    if exchange.call(method, by, arguments, 1).is_ok() {
        exchange.kept += 1;
    }
}

fn approve(exchange: &mut Exchange, owner: &str, order: &str) {
    let (token, approval) = (*exchange.random.pick(&TOKENS), exchange.random.below(1000));
    let order = order.replace('"', "\\\"");
    let said = format!(r#"{{"token_id":"{token}","owner_id":"{owner}","approval_id":{approval},"msg":"{order}"}}"#);
    exchange.call(market::nft_on_approve, NFT, &said, 0);
}

fn random_call(exchange: &mut Exchange) {
    let by = *exchange.random.pick(&TRADERS);
    let price = 1 + u128::from(exchange.random.below(20_000));
    let later = exchange.world.time + (1 + exchange.random.below(5)) * HOUR;
    let id = exchange.random.below(12);
    let [listing, offer, auction] = ["l", "o", "u"].map(|tag| known(exchange, tag, id));
    match exchange.random.below(18) {
        0 | 1 => approve(exchange, by, &format!(r#"{{"action":"list","price":"{price}"}}"#)),
        2 | 3 => approve(exchange, by, r#"{"action":"hold"}"#),
        4 => approve(exchange, by, &auction_order(price, later)),
        5 | 6 => approve(exchange, by, &format!(r#"{{"action":"accept_offer","offer_id":"{offer}"}}"#)),
        7 => bundle(exchange, by, price),
        8 | 9 => {
            let price = price_of(exchange, listing).unwrap_or(price);
            exchange.call(market::buy, by, &format!(r#"{{"listing_id":"{listing}","expected_price":"{price}"}}"#), price);
        }
        10 => one_yocto(exchange, market::listing_cancel, by, &format!(r#"{{"listing_id":"{listing}"}}"#)),
        11 => {
            let token = *exchange.random.pick(&TOKENS);
            let make = format!(r#"{{"nft_contract_id":"{NFT}","token_id":"{token}","expires_at":"{later}"}}"#);
            exchange.call(market::offer_make, by, &make, price);
        }
        12 => one_yocto(exchange, market::offer_cancel, by, &format!(r#"{{"offer_id":"{offer}"}}"#)),
        13 | 14 => {
            exchange.call(market::auction_bid, by, &format!(r#"{{"auction_id":"{auction}"}}"#), 3 * price);
        }
        15 => {
            exchange.call(market::auction_check, by, &format!(r#"{{"auction_id":"{auction}"}}"#), 0);
        }
        16 => {
            exchange.call(market::auction_settle, by, &format!(r#"{{"auction_id":"{auction}"}}"#), 0);
        }
        _ => {
            let account = *exchange.random.pick(&["ghost.near", "treasury.near", "alice.near"]);
            exchange.call(market::withdraw, by, &format!(r#"{{"account_id":"{account}"}}"#), 0);
        }
    }
}

fn auction_order(price: u128, ends_at: u64) -> String {
    format!(r#"{{"action":"auction","reserve_price":"{price}","min_increment":"5","ends_at":"{ends_at}","extension":"{HOUR}"}}"#)
}

fn bundle(exchange: &mut Exchange, by: &str, price: u128) {
    let count = 1 + exchange.random.below(3) as usize;
    let tokens = TOKENS[..count].iter().map(|token| format!(r#""{token}""#)).collect::<Vec<_>>().join(",");
    let create = format!(r#"{{"nft_contract_id":"{NFT}","token_ids":[{tokens}],"price":"{price}"}}"#);
    one_yocto(exchange, market::listing_create, by, &create);
}

/// The id of one of the records of a tag; 0 names none.
fn known(exchange: &Exchange, tag: &str, pick: u64) -> u64 {
    let keys: Vec<_> = exchange.world.state.keys().filter(|key| key.starts_with(tag.as_bytes())).collect();
    let key = keys.get(pick as usize % keys.len().max(1));
    key.map_or(0, |key| u64::from_le_bytes(key[1..9].try_into().expect("eight bytes")))
}

fn price_of(exchange: &Exchange, listing: u64) -> Option<u128> {
    let record = exchange.world.state.get(&[b"l", &listing.to_le_bytes()[..]].concat())?;
    // price u128, expires_at u64, created_at u64, charge u64 end the record
    Some(number(record, record.len() - 40))
}

/// Nothing is under way: every sum is the sum of its parts, and the balance is what is owed, to the yocto.
fn assert_at_rest(exchange: &Exchange) {
    let [escrow, due, paying, storage] = totals(&exchange.world);
    let of = |tag: u8| exchange.world.state.iter().filter(move |(key, _)| key[0] == tag).map(|(_, value)| value);
    assert_eq!(paying, 0);
    assert_eq!(of(b'd').count(), 0, "no sale is left over");
    assert_eq!(of(b'a').map(|account| number(account, 24)).sum::<u128>(), due);
    assert_eq!(of(b'a').map(|account| number(account, 0)).sum::<u128>(), storage);
    // amount u128, two times and a flag end an offer; the bid ends an auction
    let offers: u128 = of(b'o').map(|offer| number(offer, offer.len() - 33)).sum();
    let bids: u128 = of(b'u').map(|auction| number(auction, auction.len() - 16)).sum();
    assert_eq!(offers + bids, escrow);
    assert_eq!(exchange.world.balance, escrow + due + storage + exchange.kept);
}

#[test]
fn abuse_63_no_order_of_receipts_loses_a_yocto_or_stops_a_settlement() {
    let mut exchange = start(Random::of_test(63));
    for step in 1..=STEPS {
        random_call(&mut exchange);
        for _ in 0..exchange.random.below(4) {
            exchange.step();
        }
        if exchange.random.chance(3) {
            exchange.world.time += HOUR;
        }
        if exchange.random.chance(5) && !exchange.missing.remove("ghost.near") {
            exchange.missing.insert("ghost.near");
        }
        if step % REST_EVERY == 0 {
            while !exchange.is_at_rest() {
                exchange.step();
            }
            assert_at_rest(&exchange);
        }
    }
    println!("{} accepted, refused: {:?}", exchange.accepted, exchange.refused);
    assert!(exchange.accepted > STEPS / 4, "a history of refusals proves little");
    let sales = exchange.world.view(market::market_info, "{}");
    assert!(!sales.text().contains(r#""sales":"0""#));
}
