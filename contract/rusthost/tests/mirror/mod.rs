//! What the events of NRC-101 alone say of assets and rights, as an indexer would follow them.
use kit::json::read::{parse, Json};
use std::collections::BTreeMap;

pub struct Slot {
    level: u8,
    expires_at: Option<u64>,
    /// The access epoch of a grant; a paid right has none to lapse with.
    epoch: Option<u64>,
}

#[derive(Default)]
pub struct MirrorAsset {
    pub owner: String,
    epoch: u64,
    default_level: u8,
    max_level: u8,
    /// By account and origin.
    slots: BTreeMap<(String, String), Slot>,
}

#[derive(Default)]
pub struct Mirror {
    pub assets: BTreeMap<String, MirrorAsset>,
    pub collections: Vec<String>,
    /// Level and time of the latest request, by asset and account.
    pub requests: BTreeMap<(String, String), (u64, String)>,
    pub events: BTreeMap<String, u64>,
}

/// A member of an object.
pub fn member<'a>(json: &'a Json, name: &str) -> &'a Json {
    let Json::Object(members) = json else { panic!("no object") };
    members.iter().find(|(known, _)| known == name).map_or(&Json::Null, |(_, value)| value)
}

fn text(json: &Json, name: &str) -> String {
    match member(json, name) {
        Json::Text(text) => text.clone(),
        _ => panic!("{name} is no text"),
    }
}

fn number(json: &Json, name: &str) -> u64 {
    match member(json, name) {
        Json::Number(number) => *number,
        _ => panic!("{name} is no number"),
    }
}

impl MirrorAsset {
    pub fn level_of(&self, account: &str, now: u64) -> u8 {
        if self.owner == account {
            return 6;
        }
        let of_account = self.slots.iter().filter(|((holder, _), _)| holder == account);
        let live = of_account
            .filter(|(_, slot)| slot.epoch.is_none_or(|epoch| epoch == self.epoch) && slot.expires_at.is_none_or(|end| end > now));
        let level = live.map(|(_, slot)| slot.level).max().unwrap_or(self.default_level);
        if self.max_level == 0 {
            level
        } else {
            level.min(self.max_level)
        }
    }

    /// Paid rights that hold now, by account and origin.
    pub fn paid(&self, now: u64) -> Vec<(String, String, u8, Option<u64>)> {
        let live = self.slots.iter().filter(|(_, slot)| slot.epoch.is_none() && slot.expires_at.is_none_or(|end| end > now));
        live.map(|((account, origin), slot)| (account.clone(), origin.clone(), slot.level, slot.expires_at)).collect()
    }
}

impl Mirror {
    /// Follows one log line.
    pub fn follow(&mut self, line: &str) {
        let event = parse(line.strip_prefix("EVENT_JSON:").expect("an event")).expect("an event is JSON");
        let (standard, name) = (text(&event, "standard"), text(&event, "event"));
        let Json::List(data) = member(&event, "data") else { panic!("data is no list") };
        assert_eq!(data.len(), 1, "{line}");
        if standard == "nrc101" {
            self.apply(&name, &data[0]);
        }
        *self.events.entry(name).or_default() += 1;
    }

    fn apply(&mut self, name: &str, data: &Json) {
        match name {
            "collection_create" => self.collections.push(text(data, "collection_id")),
            "asset_mint" => self.mint(data),
            "asset_burn" => drop(self.assets.remove(&text(data, "token_id")).expect("a burnt asset was minted")),
            "access_epoch" => {
                let asset = self.asset(data);
                assert_eq!(text(data, "old_owner_id"), asset.owner);
                asset.owner = text(data, "new_owner_id");
                asset.epoch = number(data, "epoch");
            }
            "default_level_set" => self.asset(data).default_level = number(data, "level") as u8,
            "max_level_set" => self.asset(data).max_level = number(data, "level") as u8,
            "access_set" => self.set(data),
            "access_request" => {
                let asked = (number(data, "level"), text(data, "requested_at"));
                self.requests.insert((text(data, "token_id"), text(data, "account_id")), asked);
            }
            "access_revoke" => self.revoke(data),
            // The others tell of money and reasons.
            _ => {}
        }
    }

    fn asset(&mut self, data: &Json) -> &mut MirrorAsset {
        self.assets.get_mut(&text(data, "token_id")).expect("an asset that is there")
    }

    fn mint(&mut self, data: &Json) {
        let asset = MirrorAsset {
            owner: text(data, "owner_id"),
            default_level: number(data, "default_level") as u8,
            max_level: number(data, "max_level") as u8,
            ..MirrorAsset::default()
        };
        assert!(self.assets.insert(text(data, "token_id"), asset).is_none(), "a token id is used once");
    }

    fn set(&mut self, data: &Json) {
        let (account, origin) = (text(data, "account_id"), text(data, "origin"));
        let expires_at = match member(data, "expires_at") {
            Json::Null => None,
            _ => Some(text(data, "expires_at").parse().expect("a time")),
        };
        let asset = self.asset(data);
        let epoch = (origin == "grant").then_some(asset.epoch);
        asset.slots.insert((account, origin), Slot { level: number(data, "level") as u8, expires_at, epoch });
    }

    fn revoke(&mut self, data: &Json) {
        let account = text(data, "account_id");
        let origin = match member(data, "origin") {
            Json::Text(origin) => Some(origin.clone()),
            _ => None,
        };
        self.asset(data).slots.retain(|(holder, of), _| *holder != account || origin.as_ref().is_some_and(|origin| origin != of));
    }
}
