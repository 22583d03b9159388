//! 32 bytes as text: base64 for roots, base58 for the hashes of code, as NEAR writes them. Each value has one spelling.
use crate::refusal::{refuse, Misuse};
use alloc::{string::String, vec::Vec};
use kit::args::Args;
use kit::json::write::ToJson;

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const BASE58: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const BYTES: usize = 32;

pub struct Base64<'a>(pub &'a [u8; BYTES]);
pub struct Base58<'a>(pub &'a [u8; BYTES]);

impl Base64<'_> {
    pub fn take(args: &mut Args, name: &'static str) -> [u8; BYTES] {
        let text = Args::required(name, args.raw_text(name));
        decode64(&text).unwrap_or_else(|| refuse(Misuse::BadMember(name, "is not the base64 of 32 bytes")))
    }
}

impl Base58<'_> {
    pub fn take(args: &mut Args, name: &'static str) -> [u8; BYTES] {
        let text = Args::required(name, args.raw_text(name));
        decode58(&text).unwrap_or_else(|| refuse(Misuse::BadMember(name, "is not the base58 of 32 bytes")))
    }
}

impl ToJson for Base64<'_> {
    fn write(&self, out: &mut String) {
        encode64(self.0).write(out);
    }
}

impl ToJson for Base58<'_> {
    fn write(&self, out: &mut String) {
        encode58(self.0).write(out);
    }
}

/// 32 bytes are 10 groups of three, and two bytes over.
fn encode64(bytes: &[u8; BYTES]) -> String {
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let at = |index: usize| u32::from(group.get(index).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for digit in 0..4 {
            let value = (bits >> (18 - 6 * digit)) & 63;
            text.push(if digit <= group.len() { char::from(BASE64[value as usize]) } else { '=' });
        }
    }
    text
}

fn decode64(text: &str) -> Option<[u8; BYTES]> {
    let digits = text.strip_suffix('=').filter(|digits| digits.len() == 43)?;
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0u32, 0);
    for digit in digits.bytes() {
        let value = BASE64.iter().position(|known| *known == digit)? as u32;
        bits = bits << 6 | value;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    // The last digit's two spare bits are 0, or the text is another spelling.
    (bits == 0).then(|| bytes.try_into().ok()).flatten()
}

fn encode58(bytes: &[u8; BYTES]) -> String {
    let mut digits: Vec<u8> = Vec::new();
    for byte in bytes {
        let mut carry = u32::from(*byte);
        for digit in &mut digits {
            carry += u32::from(*digit) << 8;
            *digit = (carry % 58) as u8;
            carry /= 58;
        }
        while carry > 0 {
            digits.push((carry % 58) as u8);
            carry /= 58;
        }
    }
    let zeros = bytes.iter().take_while(|byte| **byte == 0).map(|_| '1');
    zeros.chain(digits.iter().rev().map(|digit| char::from(BASE58[usize::from(*digit)]))).collect()
}

fn decode58(text: &str) -> Option<[u8; BYTES]> {
    // 44 digits hold 32 bytes; more could not, and would cost gas.
    if text.len() > 44 {
        return None;
    }
    let mut bytes: Vec<u8> = Vec::new();
    for digit in text.bytes() {
        let mut carry = BASE58.iter().position(|known| *known == digit)? as u32;
        for byte in &mut bytes {
            carry += u32::from(*byte) * 58;
            *byte = carry as u8;
            carry >>= 8;
        }
        if carry > 0 {
            bytes.push(carry as u8);
        }
    }
    let zeros = text.bytes().take_while(|digit| *digit == b'1').map(|_| 0);
    let whole: Vec<u8> = zeros.chain(bytes.iter().rev().copied()).collect();
    whole.try_into().ok()
}
