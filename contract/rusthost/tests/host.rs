//! The host itself: its fees, its undoing, its limits.
use rusthost::{sha256, Costs, Fees};

/// `storageWriteKeyByte: 123` in the development chain's tables, by its name in ours.
fn number_of(source: &str, name: &str) -> Option<u64> {
    let rest = source.split(&format!("{name}: ")).nth(1)?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().expect("a name").to_owned();
    words.fold(first, |text, word| text + &word[..1].to_uppercase() + &word[1..])
}

#[test]
fn host_costs_are_those_of_the_development_chain() {
    let source = include_str!("../../devchain/protocol/costs.ts");
    for (name, gas) in Costs::ALL {
        assert_eq!(number_of(source, &camel(name)), Some(*gas), "{name}");
    }
}

#[test]
fn receipt_fees_are_those_of_the_development_chain() {
    let source = include_str!("../../devchain/protocol/fees.ts");
    for (name, gas) in Fees::ALL {
        let (entry, part) = name.strip_suffix("_send").map_or((*name, "even("), |entry| (entry, "sendNotSir: "));
        let line = source.lines().find(|line| line.trim_start().starts_with(&format!("{}: ", camel(entry)))).expect(name);
        let after = line.split(part).nth(1).expect(name);
        assert_eq!(after.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse(), Ok(*gas), "{name}");
    }
}

#[test]
fn sha256_gives_the_standards_digests() {
    let hex = |bytes: &[u8]| sha256(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert_eq!(hex(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_eq!(hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(hex(&[b'a'; 1_000_000]), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    for length in 0..200 {
        assert_eq!(sha256(&vec![7; length]).len(), 32, "{length}");
    }
}
