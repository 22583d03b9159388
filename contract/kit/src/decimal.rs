//! Whole numbers as text. Each has one spelling: no sign, no leading zero, no fraction, no exponent.

pub fn parse_u64(text: &str) -> Option<u64> {
    is_canonical(text).then(|| text.parse().ok()).flatten()
}

/// An amount of yoctoNEAR; none also where it is above the largest u128.
pub fn parse_u128(text: &str) -> Option<u128> {
    is_canonical(text).then(|| text.parse().ok()).flatten()
}

fn is_canonical(text: &str) -> bool {
    matches!(text.as_bytes(), [b'0'] | [b'1'..=b'9', ..]) && text.bytes().all(|byte| byte.is_ascii_digit())
}
