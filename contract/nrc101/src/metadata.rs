//! What an asset says of itself.
use crate::refusal::{refuse, Misuse};
use alloc::{string::String, vec::Vec};
use kit::args::Args;
use kit::codec::record;
use kit::json::read::Json;
use kit::json::write::{Object, ToJson};

const MAX_LINK_BYTES: usize = 512;
const MAX_BASE_MODEL_BYTES: usize = 256;
const MAX_DESCRIPTION_BYTES: usize = 2048;
const MAX_TERM_BYTES: usize = 64;
const MAX_TAGS: usize = 10;
const MAX_TAG_BYTES: usize = 32;

record! {
    /// The bounds keep the largest mint's events within NEAR's 16,384 bytes of logs a call, escapes included.
    pub struct Metadata {
        pub image: Option<String>,
        pub base_model: Option<String>,
        pub data: Option<String>,
        pub rag: Option<String>,
        pub fine_tune_data: Option<String>,
        pub description: Option<String>,
        pub task: Option<String>,
        pub license: Option<String>,
        pub tags: Vec<String>,
    }
}

impl Metadata {
    pub fn empty() -> Self {
        Self::of(Args::empty())
    }

    pub fn optional(args: &mut Args) -> Option<Self> {
        args.optional_object("metadata").map(Self::of)
    }

    fn of(mut args: Args) -> Self {
        let metadata = Self {
            image: args.optional_text("image", MAX_LINK_BYTES),
            base_model: args.optional_text("base_model", MAX_BASE_MODEL_BYTES),
            data: args.optional_text("data", MAX_LINK_BYTES),
            rag: args.optional_text("rag", MAX_LINK_BYTES),
            fine_tune_data: args.optional_text("fine_tune_data", MAX_LINK_BYTES),
            description: args.optional_text("description", MAX_DESCRIPTION_BYTES),
            task: args.optional_text("task", MAX_TERM_BYTES),
            license: args.optional_text("license", MAX_TERM_BYTES),
            tags: tags(args.optional_list("tags")),
        };
        args.done();
        metadata
    }
}

fn tags(given: Option<Vec<Json>>) -> Vec<String> {
    let items = given.unwrap_or_default();
    if items.len() > MAX_TAGS {
        refuse(Misuse::BadMember("tags", "holds more than 10 tags"))
    }
    let tag = |item| Args::required("tags", Args::single("tags", item).optional_name("tags", MAX_TAG_BYTES));
    items.into_iter().map(tag).collect()
}

impl ToJson for Metadata {
    fn write(&self, out: &mut String) {
        Object::open(out)
            .member("image", &self.image)
            .member("base_model", &self.base_model)
            .member("data", &self.data)
            .member("rag", &self.rag)
            .member("fine_tune_data", &self.fine_tune_data)
            .member("description", &self.description)
            .member("task", &self.task)
            .member("license", &self.license)
            .member("tags", &self.tags)
            .close();
    }
}
