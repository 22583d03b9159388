//! What the contracts share, run on this machine: JSON, numbers, account ids, the codec, keys, bills.
use kit::account::{AccountId, Owner};
use kit::args::Args;
use kit::codec::Stored;
use kit::decimal::{parse_u128, parse_u64};
use kit::env;
use kit::json::read::{parse, Json};
use kit::json::write::ToJson;
use kit::key::Key;
use kit::storage::StorageBill;
use rusthost::{Call, Random, Refusal, World, YOCTO_PER_BYTE};

const ROUNDS: u64 = 20_000;

fn account(text: &str) -> AccountId {
    AccountId::parse(text.into()).expect("a valid account id")
}

/// JSON as this reader knows it, in any of its spellings, and the tree it stands for.
fn random_json(random: &mut Random, depth: u32) -> (String, String) {
    let space = *random.pick(&["", " ", "\n\t"]);
    match random.below(if depth == 0 { 4 } else { 6 }) {
        0 => ("null".into(), "null".into()),
        1 => ("true".into(), "true".into()),
        2 => {
            let number = random.next() >> random.below(64);
            (number.to_string(), number.to_string())
        }
        3 => random_text(random),
        4 => {
            let items: Vec<_> = (0..random.below(4)).map(|_| random_json(random, depth - 1)).collect();
            let join = |parts: Vec<&str>, with: &str| parts.join(with);
            let spelt = join(items.iter().map(|(text, _)| text.as_str()).collect(), &format!("{space},{space}"));
            (format!("[{space}{spelt}{space}]"), format!("[{}]", join(items.iter().map(|(_, tree)| tree.as_str()).collect(), ",")))
        }
        _ => {
            let members: Vec<_> = (0..random.below(4)).map(|index| (index, random_json(random, depth - 1))).collect();
            let spelt: Vec<_> = members.iter().map(|(name, (text, _))| format!("\"m{name}\"{space}:{space}{text}")).collect();
            let plain: Vec<_> = members.iter().map(|(name, (_, tree))| format!("\"m{name}\":{tree}")).collect();
            (format!("{{{}}}", spelt.join(",")), format!("{{{}}}", plain.join(",")))
        }
    }
}

fn random_text(random: &mut Random) -> (String, String) {
    let (mut spelt, mut plain) = (String::from("\""), String::from("\""));
    for _ in 0..random.below(6) {
        let (one, other) = *random.pick(&[
            ("a", "a"),
            ("\\n", "\\n"),
            ("\\u0041", "A"),
            ("\u{e9}", "\u{e9}"),
            ("\\ud83d\\ude00", "\u{1f600}"),
            ("\\/", "/"),
            ("\\\"", "\\\""),
            ("\\\\", "\\\\"),
            ("\\u000a", "\\n"),
            ("\\t", "\\t"),
        ]);
        spelt += one;
        plain += other;
    }
    (spelt + "\"", plain + "\"")
}

/// The tree written out again in the one plain way.
fn written(json: &Json) -> String {
    match json {
        Json::Null => "null".into(),
        Json::Bool(value) => value.to_string(),
        Json::Number(number) => number.to_string(),
        Json::Text(text) => text.to_json(),
        Json::List(items) => format!("[{}]", items.iter().map(written).collect::<Vec<_>>().join(",")),
        Json::Object(members) => {
            let members: Vec<_> = members.iter().map(|(name, value)| format!("{}:{}", name.to_json(), written(value))).collect();
            format!("{{{}}}", members.join(","))
        }
    }
}

#[test]
fn json_in_any_spelling_is_read_as_what_it_says() {
    let mut random = Random::of_test(1);
    for _ in 0..ROUNDS {
        let (spelt, plain) = random_json(&mut random, 4);
        assert_eq!(parse(&spelt).map(|json| written(&json)), Ok(plain), "{spelt}");
    }
}

#[test]
fn changed_json_is_refused_or_read_and_never_breaks_the_reader() {
    let mut random = Random::of_test(2);
    for _ in 0..ROUNDS {
        let mut bytes = random_json(&mut random, 4).0.into_bytes();
        for _ in 0..=random.below(3) {
            let at = random.below(bytes.len() as u64) as usize;
            match random.below(3) {
                0 => bytes[at] = *random.pick(b"{}[]\",:\\ue0195-+.n \x00\xff"),
                1 => bytes.truncate(at),
                _ => bytes.insert(at, *random.pick(b"{}[]\",:\\0")),
            }
            if bytes.is_empty() {
                break;
            }
        }
        if let Ok(text) = std::str::from_utf8(&bytes) {
            if let Ok(json) = parse(text) {
                // What was read says the same when it is written and read again.
                let plain = written(&json);
                assert_eq!(parse(&plain).map(|again| written(&again)), Ok(plain), "{text}");
            }
        }
    }
}

#[test]
fn json_beyond_the_strict_kind_is_refused() {
    let wrong = [
        "",
        " ",
        "nul",
        "truex",
        "-1",
        "1.0",
        "1e3",
        "01",
        "18446744073709551616",
        "\"\\x\"",
        "\"\\ud800\"",
        "\"\\ud800\\u0041\"",
        "\"\n\"",
        "[1,]",
        "[,1]",
        "{\"a\":1,}",
        "{\"a\":1,\"a\":2}",
        "{a:1}",
        "{\"a\" 1}",
        "[1] 2",
        "\"open",
        "[[[[[[[[1]]]]]]]]",
        "\u{feff}1",
        "'a'",
        "{\"a\":1,\"\\u0061\":2}",
    ];
    for text in wrong {
        assert!(parse(text).is_err(), "{text}");
    }
}

#[test]
fn numbers_have_one_spelling_each() {
    let mut random = Random::of_test(3);
    for _ in 0..ROUNDS {
        let number = u128::from(random.next()) << random.below(65) | u128::from(random.next() >> random.below(64));
        let text = number.to_string();
        assert_eq!(parse_u128(&text), Some(number));
        assert_eq!(parse_u64(&text), u64::try_from(number).ok());
        for other in [format!("0{text}"), format!("+{text}"), format!(" {text}"), format!("{text}.0"), format!("{text}e0")] {
            assert_eq!((parse_u128(&other), parse_u64(&other)), (None, None), "{other}");
        }
    }
    assert_eq!(parse_u128("340282366920938463463374607431768211456"), None);
    assert_eq!((parse_u64(""), parse_u64("\u{661}")), (None, None));
}

/// The rule of NEAR's documents, written another way: parts of letters and digits, joined by single separators.
fn is_account_id(text: &str) -> bool {
    (2..=64).contains(&text.len())
        && text.split(['.', '-', '_']).all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

#[test]
fn account_ids_are_those_of_the_rule() {
    let mut random = Random::of_test(4);
    let mut valid = 0;
    for _ in 0..ROUNDS * 5 {
        let length = *random.pick(&[0, 1, 2, 3, 5, 63, 64, 65]);
        let text: String =
            (0..length).map(|_| if random.chance(85) { 'a' } else { *random.pick(&['.', '-', '_', '7', 'A', '\u{e9}']) }).collect();
        assert_eq!(AccountId::parse(text.clone()).is_some(), is_account_id(&text), "{text}");
        valid += u32::from(is_account_id(&text));
    }
    assert!(valid > 1000, "{valid}");
}

#[test]
fn records_come_back_from_their_bytes_and_no_other_bytes_pass() {
    type Record = (Vec<(u64, String)>, Option<(u128, Owner)>);
    let mut random = Random::of_test(5);
    let mut world = World::new("contract.near");
    for _ in 0..2_000 {
        let longest = "0".repeat(64);
        let owner = Owner(account(*random.pick(&["a1", "alice.near", longest.as_str()])));
        let list = (0..random.below(4)).map(|_| (random.next(), "\u{e9}x".repeat(random.below(9) as usize))).collect();
        let record: Record = (list, random.chance(50).then(|| (u128::from(random.next()) << 60, owner)));
        let bytes = record.encode();
        assert!(Record::decode(&bytes) == record);
        let mut cut = bytes.clone();
        cut.truncate(random.below(bytes.len() as u64) as usize);
        let longer = [&bytes[..], &[0]].concat();
        for wrong in [cut, longer] {
            let outcome = world.within(Call::by("a.near", ""), || drop(Record::decode(&wrong)));
            assert_eq!(outcome.code(), "E_INTERNAL");
        }
    }
}

#[test]
fn different_fields_never_give_one_key_and_no_key_begins_another_of_its_kind() {
    let mut random = Random::of_test(6);
    let mut seen = std::collections::BTreeMap::new();
    for _ in 0..ROUNDS {
        let who = random.pick(&["aa", "a.a", "aaa", "a-a", "aa.near", "near"]).to_string();
        let text = random.pick(&["", "a", "aa", "\u{0}", "a\u{0}"]).to_string();
        let fields = (random.below(3) as u8, random.below(300), who, text);
        let key = Key::new(fields.0).number(fields.1).account(&account(&fields.2)).text(&fields.3).to_vec();
        assert_eq!(seen.entry(key).or_insert_with(|| fields.clone()), &fields);
    }
    let keys: Vec<_> = seen.keys().collect();
    assert!(keys.windows(2).all(|pair| !pair[1].starts_with(pair[0])));
}

#[test]
fn arguments_are_taken_by_name_and_what_nobody_takes_is_refused() {
    let mut world = World::new("contract.near");
    let mut code = |arguments: &str| {
        let outcome = world.within(Call::by("a.near", arguments), || {
            let mut args = Args::of_call();
            let (amount, name) = (args.amount("amount"), args.optional_name("name", 3));
            args.done();
            env::return_json(&format!("{amount} {name:?}"));
        });
        if outcome.is_ok() {
            outcome.text().to_owned()
        } else {
            outcome.code().to_owned()
        }
    };
    assert_eq!(code(r#"{"amount":"7"}"#), "7 None");
    assert_eq!(code(r#"{"name":"abc","amount":"7"}"#), "7 Some(\"abc\")");
    assert_eq!(code(r#"{"name":null,"amount":"7"}"#), "7 None");
    for wrong in
        ["", "[]", r#"{"name":"a"}"#, r#"{"amount":"7","more":1}"#, r#"{"amount":"7","name":"abcd"}"#, r#"{"amount":"7","name":""}"#]
    {
        assert_eq!(code(wrong), "E_BAD_INPUT", "{wrong}");
    }
    for wrong in [r#"{"amount":7}"#, r#"{"amount":"07"}"#, r#"{"amount":"-7"}"#, r#"{"amount":"340282366920938463463374607431768211456"}"#]
    {
        assert_eq!(code(wrong), "E_INVALID_AMOUNT", "{wrong}");
    }
}

#[test]
fn bill_charges_to_the_byte_and_a_refusal_leaves_nothing() {
    let mut world = World::new("contract.near");
    let write = |value: &'static [u8]| {
        move || {
            let bill = StorageBill::open();
            env::write(b"key", value);
            bill.settle(&account("a.near"));
        }
    };
    let price = u128::from(3 + 5 + 40u32) * YOCTO_PER_BYTE;
    let short = world.within(Call::by("a.near", "").with(price - 1), write(b"value"));
    assert_eq!((short.code(), world.storage_usage, world.state.len(), world.balance), ("E_DEPOSIT", 0, 0, 0));
    assert!(world.within(Call::by("a.near", "").with(price + 500), write(b"value")).is_ok());
    assert_eq!((world.storage_usage, world.balance), (48, price));
    assert!(world.within(Call::by("a.near", ""), write(b"v")).is_ok());
    assert_eq!((world.storage_usage, world.balance), (44, 44 * YOCTO_PER_BYTE));
}

#[test]
fn gas_that_is_spent_ends_the_call() {
    let mut world = World::new("contract.near");
    let mut call = Call::by("a.near", "");
    call.gas = 100_000_000_000;
    let outcome = world.within(call, || (0..10).for_each(|n| env::write(&[n], b"value")));
    assert_eq!(outcome.result, Err(Refusal::Host("Exceeded the prepaid gas.")));
    assert!(world.state.is_empty());
}
