//! What a collection's owner may change: its texts, who may mint, and the royalty that its assets begin with.
use crate::refusal::{defect, refuse, Misuse};
use crate::royalty::Royalty;
use alloc::{string::String, vec::Vec};
use kit::args::Args;
use kit::codec::{record, Reader, Stored};
use kit::json::write::{Object, ToJson};

const MAX_NAME_BYTES: usize = 128;
const MAX_KIND_HINT_BYTES: usize = 64;
const MAX_BASE_MODEL_BYTES: usize = 256;
const MAX_IMAGE_BYTES: usize = 512;
const MAX_DESCRIPTION_BYTES: usize = 2048;

record! {
    pub struct Terms {
        pub name: String,
        pub kind_hint: Option<String>,
        pub context_window: Option<u64>,
        pub base_model: Option<String>,
        pub image: Option<String>,
        pub description: Option<String>,
        pub minting: Minting,
        pub royalty: Royalty,
    }
}

/// Who may mint beside the collection's owner.
#[derive(Clone, Copy, PartialEq)]
pub enum Minting {
    Owner,
    AllowList,
    Open,
}

impl Terms {
    pub fn take(args: &mut Args) -> Self {
        let mut terms = Self {
            name: String::new(),
            kind_hint: None,
            context_window: None,
            base_model: None,
            image: None,
            description: None,
            minting: Minting::Owner,
            royalty: Royalty::none(),
        };
        terms.change(args);
        if terms.name.is_empty() {
            refuse(Misuse::BadMember("name", "is missing"))
        }
        terms
    }

    /// A text given empty, or a context window of 0, clears the field; absent or null leaves it.
    pub fn change(&mut self, args: &mut Args) {
        replace(&mut self.name, args.optional_name("name", MAX_NAME_BYTES));
        replace_text(&mut self.kind_hint, args.optional_text("kind_hint", MAX_KIND_HINT_BYTES));
        if let Some(tokens) = args.optional_number("context_window") {
            self.context_window = Some(tokens).filter(|tokens| *tokens > 0);
        }
        replace_text(&mut self.base_model, args.optional_text("base_model", MAX_BASE_MODEL_BYTES));
        replace_text(&mut self.image, args.optional_text("image", MAX_IMAGE_BYTES));
        replace_text(&mut self.description, args.optional_text("description", MAX_DESCRIPTION_BYTES));
        replace(&mut self.minting, Minting::optional(args));
        replace(&mut self.royalty, Royalty::optional(args, "royalty"));
    }

    pub fn texts<'a>(&self, data: Object<'a>) -> Object<'a> {
        data.member("name", &self.name)
            .member("kind_hint", &self.kind_hint)
            .member("context_window", &self.context_window)
            .member("base_model", &self.base_model)
            .member("image", &self.image)
            .member("description", &self.description)
    }

    pub fn policy<'a>(&self, data: Object<'a>) -> Object<'a> {
        data.member("minting", &self.minting).member("royalty", &self.royalty)
    }
}

fn replace<T>(field: &mut T, given: Option<T>) {
    if let Some(value) = given {
        *field = value;
    }
}

fn replace_text(field: &mut Option<String>, given: Option<String>) {
    if given.is_some() {
        *field = given.filter(|text| !text.is_empty());
    }
}

impl Minting {
    const NAMES: [(Self, &'static str); 3] = [(Self::Owner, "owner"), (Self::AllowList, "allow_list"), (Self::Open, "open")];

    fn optional(args: &mut Args) -> Option<Self> {
        let text = args.raw_text("minting")?;
        let known = Self::NAMES.iter().find(|(_, name)| *name == text);
        Some(known.unwrap_or_else(|| refuse(Misuse::BadMember("minting", "is not owner, allow_list or open"))).0)
    }
}

impl ToJson for Minting {
    fn write(&self, out: &mut String) {
        for (minting, name) in Self::NAMES {
            if minting == *self {
                name.write(out);
            }
        }
    }
}

impl Stored for Minting {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self as u8);
    }

    fn take(reader: &mut Reader) -> Self {
        match u8::take(reader) {
            0 => Self::Owner,
            1 => Self::AllowList,
            2 => Self::Open,
            _ => defect(),
        }
    }
}
