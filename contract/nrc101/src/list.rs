//! A list in state, without an order: the newest items lie beside its length in one record, and each full chunk of older ones in a
//! record of its own. So adding an item reads and writes one record, and taking one out two at most.
use alloc::vec::Vec;
use core::ops::Range;
use kit::codec::Stored;
use kit::env;
use kit::key::Key;
use kit::refusal::defect;

const CHUNK: u32 = 16;

pub struct List<T> {
    key: Vec<u8>,
    length: u32,
    newest: Vec<T>,
}

impl<T: Stored + Clone> List<T> {
    /// Where nothing is stored under the key, the list is empty.
    pub fn load(key: &Key) -> Self {
        let (length, newest) = env::read(key).map_or((0, Vec::new()), |bytes| Stored::decode(&bytes));
        Self { key: key.to_vec(), length, newest }
    }

    pub fn length(&self) -> u32 {
        self.length
    }

    /// Adds the item at the end; its position is answered.
    pub fn push(&mut self, item: T) -> u32 {
        let position = self.length;
        if self.newest.len() == CHUNK as usize {
            self.write_chunk(self.newest_from() / CHUNK, &self.newest);
            self.newest.clear();
        }
        self.newest.push(item);
        self.length += 1;
        self.save();
        position
    }

    /// Takes an item out. The last one comes into its place, and is answered where that is another.
    pub fn remove(&mut self, position: u32) -> Option<T> {
        let newest_from = self.newest_from();
        let last = self.newest.pop().unwrap_or_else(|| defect());
        self.length -= 1;
        let moved = (position != self.length).then_some(last);
        if let Some(item) = &moved {
            if position >= newest_from {
                self.newest[(position - newest_from) as usize] = item.clone();
            } else {
                let mut chunk = self.chunk(position / CHUNK);
                chunk[(position % CHUNK) as usize] = item.clone();
                self.write_chunk(position / CHUNK, &chunk);
            }
        }
        if self.newest.is_empty() && self.length > 0 {
            let number = self.length / CHUNK - 1;
            self.newest = self.chunk(number);
            env::remove(&self.chunk_key(number));
        }
        self.save();
        moved
    }

    pub fn items(&self, positions: Range<u64>) -> Vec<T> {
        let mut items = Vec::new();
        let mut chunk: Option<(u32, Vec<T>)> = None;
        for position in positions {
            let position = position as u32;
            if position >= self.newest_from() {
                items.push(self.newest[(position - self.newest_from()) as usize].clone());
                continue;
            }
            let number = position / CHUNK;
            if chunk.as_ref().is_none_or(|(read, _)| *read != number) {
                chunk = Some((number, self.chunk(number)));
            }
            items.extend(chunk.iter().map(|(_, held)| held[(position % CHUNK) as usize].clone()));
        }
        items
    }

    fn newest_from(&self) -> u32 {
        self.length - self.newest.len() as u32
    }

    fn save(&self) {
        if self.length == 0 {
            env::remove(&self.key);
            return;
        }
        let mut bytes = self.length.encode();
        self.newest.put(&mut bytes);
        env::write(&self.key, &bytes);
    }

    fn chunk(&self, number: u32) -> Vec<T> {
        env::read(&self.chunk_key(number)).map_or_else(|| defect(), |bytes| Stored::decode(&bytes))
    }

    fn write_chunk(&self, number: u32, items: &Vec<T>) {
        env::write(&self.chunk_key(number), &items.encode());
    }

    /// Longer than the list's own key by a fixed width, so it is no other list's.
    fn chunk_key(&self, number: u32) -> Vec<u8> {
        let mut key = self.key.clone();
        key.extend_from_slice(&number.to_le_bytes());
        key
    }
}
