//! JSON text out of values. Members are written in the order given, without white space.
use alloc::{string::String, vec::Vec};

pub trait ToJson {
    fn write(&self, out: &mut String);

    fn to_json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }
}

/// An amount or a time: a decimal string, since many readers hold JSON numbers as 64-bit floating point.
pub struct Decimal(pub u128);

/// JSON that is written already.
pub struct Raw(pub String);

/// Writes `{` … `}`, one member a call.
pub struct Object<'a> {
    out: &'a mut String,
    empty: bool,
}

impl<'a> Object<'a> {
    pub fn open(out: &'a mut String) -> Self {
        out.push('{');
        Self { out, empty: true }
    }

    pub fn member<T: ToJson + ?Sized>(mut self, name: &str, value: &T) -> Self {
        self.comma();
        push_quoted(self.out, name);
        self.out.push(':');
        value.write(self.out);
        self
    }

    pub fn close(self) {
        self.out.push('}');
    }

    fn comma(&mut self) {
        if !core::mem::replace(&mut self.empty, false) {
            self.out.push(',');
        }
    }
}

impl ToJson for str {
    fn write(&self, out: &mut String) {
        push_quoted(out, self);
    }
}

impl ToJson for String {
    fn write(&self, out: &mut String) {
        push_quoted(out, self);
    }
}

impl ToJson for bool {
    fn write(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl ToJson for u64 {
    fn write(&self, out: &mut String) {
        push_decimal(out, u128::from(*self));
    }
}

impl ToJson for u32 {
    fn write(&self, out: &mut String) {
        push_decimal(out, u128::from(*self));
    }
}

impl ToJson for Decimal {
    fn write(&self, out: &mut String) {
        out.push('"');
        push_decimal(out, self.0);
        out.push('"');
    }
}

impl ToJson for Raw {
    fn write(&self, out: &mut String) {
        out.push_str(&self.0);
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn write(&self, out: &mut String) {
        match self {
            Some(value) => value.write(out),
            None => out.push_str("null"),
        }
    }
}

impl<T: ToJson> ToJson for [T] {
    fn write(&self, out: &mut String) {
        out.push('[');
        for (index, item) in self.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            item.write(out);
        }
        out.push(']');
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn write(&self, out: &mut String) {
        self.as_slice().write(out);
    }
}

impl<T: ToJson + ?Sized> ToJson for &T {
    fn write(&self, out: &mut String) {
        (**self).write(out);
    }
}

pub fn push_decimal(out: &mut String, mut number: u128) {
    let mut digits = [0u8; 39];
    let mut start = digits.len();
    loop {
        start -= 1;
        digits[start] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    for digit in &digits[start..] {
        out.push(char::from(*digit));
    }
}

fn push_quoted(out: &mut String, text: &str) {
    out.push('"');
    let mut plain_from = 0;
    // Whatever needs an escape is a single byte, so a slice between two of them begins and ends at whole characters.
    for (index, byte) in text.bytes().enumerate() {
        if byte >= b' ' && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(&text[plain_from..index]);
        plain_from = index + 1;
        push_escape(out, byte);
    }
    out.push_str(&text[plain_from..]);
    out.push('"');
}

fn push_escape(out: &mut String, byte: u8) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push('\\');
    match byte {
        b'\n' => out.push('n'),
        b'\r' => out.push('r'),
        b'\t' => out.push('t'),
        b'"' | b'\\' => out.push(char::from(byte)),
        control => {
            out.push_str("u00");
            out.push(char::from(HEX[usize::from(control >> 4)]));
            out.push(char::from(HEX[usize::from(control & 15)]));
        }
    }
}
