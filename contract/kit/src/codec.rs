//! How records lie in state: fields in order, integers little-endian, text and lists with a u32 length (Borsh's rules).
use crate::refusal::defect;
use alloc::string::String;
pub use alloc::vec::Vec;

pub trait Stored: Sized {
    fn put(&self, out: &mut Vec<u8>);
    fn take(reader: &mut Reader) -> Self;

    fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.put(&mut out);
        out
    }

    fn decode(bytes: &[u8]) -> Self {
        let mut reader = Reader { bytes };
        let value = Self::take(&mut reader);
        if !reader.bytes.is_empty() {
            defect()
        }
        value
    }
}

pub struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    pub fn bytes(&mut self, length: usize) -> &'a [u8] {
        if length > self.bytes.len() {
            defect()
        }
        let (head, tail) = self.bytes.split_at(length);
        self.bytes = tail;
        head
    }

    fn array<const N: usize>(&mut self) -> [u8; N] {
        let mut array = [0; N];
        array.copy_from_slice(self.bytes(N));
        array
    }

    fn length(&mut self) -> usize {
        u32::take(self) as usize
    }
}

/// Declares a record and how it is stored: its fields in the order written. The stored form changes only with a migration.
#[macro_export]
macro_rules! record {
    ($(#[$about:meta])* pub struct $name:ident { $($(#[$note:meta])* pub $field:ident: $kind:ty,)* }) => {
        $(#[$about])*
        #[derive(Clone, PartialEq)]
        pub struct $name { $($(#[$note])* pub $field: $kind,)* }

        impl $crate::codec::Stored for $name {
            fn put(&self, out: &mut $crate::codec::Vec<u8>) {
                $(self.$field.put(out);)*
            }

            fn take(reader: &mut $crate::codec::Reader) -> Self {
                Self { $($field: <$kind as $crate::codec::Stored>::take(reader),)* }
            }
        }
    };
}
pub use crate::record;

macro_rules! stored_integer {
    ($($kind:ty),*) => {
        $(impl Stored for $kind {
            fn put(&self, out: &mut Vec<u8>) {
                out.extend_from_slice(&self.to_le_bytes());
            }

            fn take(reader: &mut Reader) -> Self {
                Self::from_le_bytes(reader.array())
            }
        })*
    };
}
stored_integer!(u8, u16, u32, u64, u128);

impl Stored for bool {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn take(reader: &mut Reader) -> Self {
        match u8::take(reader) {
            0 => false,
            1 => true,
            _ => defect(),
        }
    }
}

impl Stored for [u8; 32] {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self);
    }

    fn take(reader: &mut Reader) -> Self {
        reader.array()
    }
}

impl Stored for String {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u32).put(out);
        out.extend_from_slice(self.as_bytes());
    }

    fn take(reader: &mut Reader) -> Self {
        let length = reader.length();
        String::from_utf8(reader.bytes(length).to_vec()).unwrap_or_else(|_| defect())
    }
}

impl<T: Stored> Stored for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Some(value) => {
                out.push(1);
                value.put(out);
            }
            None => out.push(0),
        }
    }

    fn take(reader: &mut Reader) -> Self {
        match u8::take(reader) {
            0 => None,
            1 => Some(T::take(reader)),
            _ => defect(),
        }
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u32).put(out);
        for item in self {
            item.put(out);
        }
    }

    fn take(reader: &mut Reader) -> Self {
        (0..reader.length()).map(|_| T::take(reader)).collect()
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
        self.1.put(out);
    }

    fn take(reader: &mut Reader) -> Self {
        (A::take(reader), B::take(reader))
    }
}
