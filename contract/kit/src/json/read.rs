//! JSON text into a tree. Strict: no duplicate members, no fractions, no negative numbers, nothing after the value.
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

/// What is wrong with a text that is not such JSON.
pub type Problem = &'static str;

const MALFORMED: Problem = "this is not well-formed JSON of strings, whole numbers, lists and objects";

/// Never panics, so that what another contract answered can be read too.
pub fn parse(text: &str) -> Result<Json, Problem> {
    let mut reader = Reader { bytes: text.as_bytes(), at: 0 };
    reader.skip_white();
    let value = reader.value(MAX_DEPTH)?;
    reader.skip_white();
    if reader.at != reader.bytes.len() {
        return Err(MALFORMED);
    }
    Ok(value)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Result<Json, Problem> {
        if depth == 0 {
            return Err(MALFORMED);
        }
        match self.peek() {
            Some(b'{') => self.object(depth).map(Json::Object),
            Some(b'[') => self.list(depth).map(Json::List),
            Some(b'"') => self.text().map(Json::Text),
            Some(b'0'..=b'9') => self.number().map(Json::Number),
            Some(b't') => self.word("true", Json::Bool(true)),
            Some(b'f') => self.word("false", Json::Bool(false)),
            Some(b'n') => self.word("null", Json::Null),
            _ => Err(MALFORMED),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Vec<(String, Json)>, Problem> {
        let mut members: Vec<(String, Json)> = Vec::new();
        self.want(b'{')?;
        self.skip_white();
        if self.eat(b'}') {
            return Ok(members);
        }
        loop {
            self.skip_white();
            let name = self.text()?;
            if members.iter().any(|(known, _)| *known == name) {
                return Err("an object names a member twice");
            }
            self.skip_white();
            self.want(b':')?;
            self.skip_white();
            let value = self.value(depth - 1)?;
            members.push((name, value));
            self.skip_white();
            if self.eat(b'}') {
                return Ok(members);
            }
            self.want(b',')?;
        }
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Json>, Problem> {
        let mut items = Vec::new();
        self.want(b'[')?;
        self.skip_white();
        if self.eat(b']') {
            return Ok(items);
        }
        loop {
            self.skip_white();
            items.push(self.value(depth - 1)?);
            self.skip_white();
            if self.eat(b']') {
                return Ok(items);
            }
            self.want(b',')?;
        }
    }

    fn number(&mut self) -> Result<u64, Problem> {
        let start = self.at;
        let mut number: u64 = 0;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            self.at += 1;
            let longer = number.checked_mul(10).and_then(|n| n.checked_add(u64::from(digit - b'0')));
            number = longer.ok_or("a number is too large")?;
        }
        let leading_zero = self.bytes[start] == b'0' && self.at - start > 1;
        if leading_zero || matches!(self.peek(), Some(b'.' | b'e' | b'E')) {
            return Err(MALFORMED);
        }
        Ok(number)
    }

    fn text(&mut self) -> Result<String, Problem> {
        self.want(b'"')?;
        let mut out = Vec::new();
        loop {
            match self.next()? {
                b'"' => break,
                b'\\' => {
                    let mut buffer = [0; 4];
                    out.extend_from_slice(self.escaped()?.encode_utf8(&mut buffer).as_bytes());
                }
                0..=0x1f => return Err(MALFORMED),
                byte => out.push(byte),
            }
        }
        String::from_utf8(out).map_err(|_| MALFORMED)
    }

    fn escaped(&mut self) -> Result<char, Problem> {
        Ok(match self.next()? {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            plain @ (b'"' | b'\\' | b'/') => char::from(plain),
            b'u' => self.unicode()?,
            _ => return Err(MALFORMED),
        })
    }

    fn unicode(&mut self) -> Result<char, Problem> {
        let mut code = self.four_hex()?;
        if (0xd800..0xdc00).contains(&code) {
            self.want(b'\\')?;
            self.want(b'u')?;
            let low = self.four_hex()?;
            if !(0xdc00..0xe000).contains(&low) {
                return Err(MALFORMED);
            }
            code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        }
        char::from_u32(code).ok_or(MALFORMED)
    }

    fn four_hex(&mut self) -> Result<u32, Problem> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = char::from(self.next()?).to_digit(16).ok_or(MALFORMED)?;
            code = code * 16 + digit;
        }
        Ok(code)
    }

    fn word(&mut self, word: &str, value: Json) -> Result<Json, Problem> {
        if !self.bytes[self.at..].starts_with(word.as_bytes()) {
            return Err(MALFORMED);
        }
        self.at += word.len();
        Ok(value)
    }

    fn skip_white(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn want(&mut self, byte: u8) -> Result<(), Problem> {
        if !self.eat(byte) {
            return Err(MALFORMED);
        }
        Ok(())
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.at += 1;
        }
        found
    }

    fn next(&mut self) -> Result<u8, Problem> {
        let byte = self.peek().ok_or(MALFORMED)?;
        self.at += 1;
        Ok(byte)
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }
}
