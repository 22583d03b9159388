//! JSON text into a tree. Strict: no duplicate members, no fractions, no negative numbers, nothing after the value.
use crate::refusal::{refuse, Refusal};
use alloc::{string::String, vec::Vec};

/// Arguments nest three deep; the limit keeps a hostile input from exhausting the stack.
const MAX_DEPTH: usize = 8;

pub enum Json {
    Null,
    Bool(bool),
    Number(u64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

pub fn parse(text: &str) -> Json {
    let mut reader = Reader { bytes: text.as_bytes(), at: 0 };
    reader.skip_white();
    let value = reader.value(MAX_DEPTH);
    reader.skip_white();
    if reader.at != reader.bytes.len() {
        malformed()
    }
    value
}

fn malformed() -> ! {
    refuse(Refusal::BadInput("the arguments are not well-formed JSON of strings, whole numbers, lists and objects"))
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Json {
        if depth == 0 {
            malformed()
        }
        match self.peek() {
            Some(b'{') => Json::Object(self.object(depth)),
            Some(b'[') => Json::List(self.list(depth)),
            Some(b'"') => Json::Text(self.text()),
            Some(b'0'..=b'9') => Json::Number(self.number()),
            Some(b't') => self.word("true", Json::Bool(true)),
            Some(b'f') => self.word("false", Json::Bool(false)),
            Some(b'n') => self.word("null", Json::Null),
            _ => malformed(),
        }
    }

    fn object(&mut self, depth: usize) -> Vec<(String, Json)> {
        let mut members: Vec<(String, Json)> = Vec::new();
        self.want(b'{');
        self.skip_white();
        if self.eat(b'}') {
            return members;
        }
        loop {
            self.skip_white();
            let name = self.text();
            if members.iter().any(|(known, _)| *known == name) {
                refuse(Refusal::BadInput("an object names a member twice"))
            }
            self.skip_white();
            self.want(b':');
            self.skip_white();
            let value = self.value(depth - 1);
            members.push((name, value));
            self.skip_white();
            if self.eat(b'}') {
                return members;
            }
            self.want(b',');
        }
    }

    fn list(&mut self, depth: usize) -> Vec<Json> {
        let mut items = Vec::new();
        self.want(b'[');
        self.skip_white();
        if self.eat(b']') {
            return items;
        }
        loop {
            self.skip_white();
            items.push(self.value(depth - 1));
            self.skip_white();
            if self.eat(b']') {
                return items;
            }
            self.want(b',');
        }
    }

    fn number(&mut self) -> u64 {
        let start = self.at;
        let mut number: u64 = 0;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            self.at += 1;
            let longer = number.checked_mul(10).and_then(|n| n.checked_add(u64::from(digit - b'0')));
            number = longer.unwrap_or_else(|| refuse(Refusal::BadInput("a number is too large")));
        }
        let leading_zero = self.bytes[start] == b'0' && self.at - start > 1;
        if leading_zero || matches!(self.peek(), Some(b'.' | b'e' | b'E')) {
            malformed()
        }
        number
    }

    fn text(&mut self) -> String {
        self.want(b'"');
        let mut out = Vec::new();
        loop {
            match self.next() {
                b'"' => break,
                b'\\' => {
                    let mut buffer = [0; 4];
                    out.extend_from_slice(self.escaped().encode_utf8(&mut buffer).as_bytes());
                }
                0..=0x1f => malformed(),
                byte => out.push(byte),
            }
        }
        String::from_utf8(out).unwrap_or_else(|_| malformed())
    }

    fn escaped(&mut self) -> char {
        match self.next() {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            plain @ (b'"' | b'\\' | b'/') => char::from(plain),
            b'u' => self.unicode(),
            _ => malformed(),
        }
    }

    fn unicode(&mut self) -> char {
        let mut code = self.four_hex();
        if (0xd800..0xdc00).contains(&code) {
            self.want(b'\\');
            self.want(b'u');
            let low = self.four_hex();
            if !(0xdc00..0xe000).contains(&low) {
                malformed()
            }
            code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        }
        char::from_u32(code).unwrap_or_else(|| malformed())
    }

    fn four_hex(&mut self) -> u32 {
        let mut code = 0;
        for _ in 0..4 {
            let digit = char::from(self.next()).to_digit(16).unwrap_or_else(|| malformed());
            code = code * 16 + digit;
        }
        code
    }

    fn word(&mut self, word: &str, value: Json) -> Json {
        if !self.bytes[self.at..].starts_with(word.as_bytes()) {
            malformed()
        }
        self.at += word.len();
        value
    }

    fn skip_white(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn want(&mut self, byte: u8) {
        if !self.eat(byte) {
            malformed()
        }
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.at += 1;
        }
        found
    }

    fn next(&mut self) -> u8 {
        let byte = self.peek().unwrap_or_else(|| malformed());
        self.at += 1;
        byte
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }
}
