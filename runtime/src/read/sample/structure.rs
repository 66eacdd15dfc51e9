//! Objects and lists.

use rand::RngExt;

use super::{Next, Open, Sampling};
use crate::Value;
use crate::read::fields::plain_key;
use crate::read::{In, Rest};
use crate::slot::{Check, Fields, Kinds, Slot};

/// How many items a list or map has where nothing else is said.
const MOST_ITEMS: usize = 2;

/// How many of a hundred values that may be `null` are.
const NULLS: u32 = 10;

impl In<'_> {
    /// Fills the slots of a struct: what is required or was demanded, and some of the others.
    pub(in crate::read) fn sample_fields(&mut self, table: &'static Fields, slots: &mut [&mut dyn Slot]) {
        let Some(sampling) = &mut self.sampling else { return };
        let demands = std::mem::take(&mut sampling.demands);
        sampling.take();
        if sampling.structs >= super::DEEPEST {
            return;
        }
        sampling.structs += 1;
        let shown = sampling.shown(table.keys.len());
        for (n, (key, slot)) in table.keys.iter().zip(slots.iter_mut()).enumerate() {
            let Some(sampling) = &mut self.sampling else { return };
            let demand = demands.iter().find(|demand| demand.key == *key || demand.key == plain_key(key));
            if !table.is_required(n) && demand.is_none() && shown != Some(n) && !sampling.is_there() {
                continue;
            }
            let value = demand.and_then(|demand| demand.value.clone());
            let is_needed = shown == Some(n);
            sampling.next = Next { checks: table.checks_of(n), value, format: None, is_needed };
            slot.read(self);
        }
        if let (true, Some(slot)) = (table.rest, slots.get_mut(table.keys.len())) {
            self.sample_rest(table, *slot);
        }
        if let Some(sampling) = &mut self.sampling {
            sampling.structs -= 1;
        }
    }

    /// Gives the map beside the fields an entry, now and then.
    fn sample_rest(&mut self, table: &'static Fields, slot: &mut dyn Slot) {
        let Some(sampling) = &mut self.sampling else { return };
        if !sampling.is_full() && sampling.happens(sampling.share / 2) {
            let checks = values_of(table.checks_of(table.keys.len()));
            sampling.next = Next { checks, ..Next::default() };
            self.key = sampling.key();
            self.rest = Rest::Entry;
            slot.read(self);
        }
        self.rest = Rest::End;
        slot.read(self);
        self.rest = Rest::Whole;
    }

    /// Whether a value that may be `null` is: now and then, and where values come to an end.
    pub(in crate::read) fn sample_null(&mut self) -> bool {
        let Some(sampling) = &mut self.sampling else { return true };
        let is_asked_for = sampling.next.value.is_some() || sampling.next.is_needed || !sampling.demands.is_empty();
        let is_null = !is_asked_for && (sampling.is_full() || sampling.happens(NULLS));
        if is_null {
            sampling.take();
        }
        is_null
    }

    /// Begins a list; whether it has a first item.
    pub(in crate::read) fn sample_list(&mut self) -> bool {
        let Some(sampling) = &mut self.sampling else { return false };
        let next = sampling.take();
        let checks = next.checks;
        let limits = checks.iter().fold((0, None), |(least, most), check| match check {
            Check::MinItems(count) => (*count, most),
            Check::MaxItems(count) => (least, Some(*count)),
            _ => (least, most),
        });
        let is_unique = checks.iter().any(|check| matches!(check, Check::UniqueItems));
        let items = checks.iter().find_map(|check| match check {
            Check::Items(items) => Some(*items),
            _ => None,
        });
        let count = sampling.count(limits, if is_unique { 1 } else { MOST_ITEMS });
        sampling.open(Open { left: count, checks: items.unwrap_or_default(), format: next.format() })
    }

    /// Ends an item; whether there is another.
    pub(in crate::read) fn sample_item(&mut self) -> bool {
        let Some(sampling) = &mut self.sampling else { return false };
        sampling.follows()
    }

    /// Fills the places of a list of fixed length.
    pub(in crate::read) fn sample_places(&mut self, slots: &mut [&mut dyn Slot]) {
        let Some(sampling) = &mut self.sampling else { return };
        let checks = sampling.take().checks;
        sampling.structs += 1;
        for (place, slot) in slots.iter_mut().enumerate() {
            let own = checks.iter().find_map(|check| match check {
                Check::Place(at, checks) if *at == place => Some(*checks),
                _ => None,
            });
            let Some(sampling) = &mut self.sampling else { return };
            sampling.next = Next { checks: own.unwrap_or_default(), ..Next::default() };
            slot.read(self);
        }
        if let Some(sampling) = &mut self.sampling {
            sampling.structs -= 1;
        }
    }

    /// Begins a map; the key of its first entry.
    pub(in crate::read) fn sample_map(&mut self) -> Option<String> {
        let sampling = self.sampling.as_mut()?;
        let next = sampling.take();
        let checks = next.checks;
        let limits = checks.iter().fold((0, None), |(least, most), check| match check {
            Check::MinProperties(count) => (*count, most),
            Check::MaxProperties(count) => (least, Some(*count)),
            _ => (least, most),
        });
        let count = sampling.count(limits, MOST_ITEMS);
        sampling.open(Open { left: count, checks: values_of(checks), format: next.format() }).then(|| sampling.key())
    }

    /// Ends an entry; the key of the next.
    pub(in crate::read) fn sample_entry(&mut self) -> Option<String> {
        let sampling = self.sampling.as_mut()?;
        sampling.follows().then(|| sampling.key())
    }

    /// The kind of a value that may be of any.
    pub(in crate::read) fn sample_kind(&mut self) -> Kinds {
        let Some(sampling) = &mut self.sampling else { return Kinds::NULL };
        sampling.pick();
        match sampling.next.value {
            Some(Value::Bool(_)) => return Kinds::BOOL,
            Some(Value::Number(_)) => return Kinds::NUMBER,
            Some(Value::Null) => return Kinds::NULL,
            Some(_) => return Kinds::STRING,
            None => {}
        }
        let single = [Kinds::STRING, Kinds::BOOL, Kinds::INTEGER];
        let all = [Kinds::STRING, Kinds::BOOL, Kinds::INTEGER, Kinds::OBJECT, Kinds::LIST];
        // What is sent flat holds no lists and objects in what may be anything.
        let kinds: &[Kinds] = if sampling.is_full() || sampling.setting.is_flat { &single } else { &all };
        sampling.one_of(kinds).copied().unwrap_or(Kinds::STRING)
    }
}

impl Sampling {
    /// The one of so many properties that is there in any case, where an empty object says nothing.
    fn shown(&mut self, count: usize) -> Option<usize> {
        let is_needed = self.setting.is_flat && self.structs == 1 && count > 0;
        is_needed.then(|| self.random.random_range(0..count))
    }

    /// Whether an optional property is there.
    fn is_there(&mut self) -> bool {
        !self.is_full() && self.happens(self.share)
    }

    /// How many items something has, between its limits.
    fn count(&mut self, (least, most): (u64, Option<u64>), usual: usize) -> usize {
        let least = usize::try_from(least).unwrap_or(usize::MAX).min(super::SIZE);
        let least = if self.setting.is_flat && most != Some(0) { least.max(1) } else { least };
        if self.is_full() {
            return least;
        }
        // What was not found with few items may need more of them.
        let usual = if self.share == super::ATTEMPTS[0].1 { usual } else { usual * 4 };
        let most = most.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX));
        let most = most.min(least.max(usual)).max(least);
        // Something that is empty shows little of how it is sent.
        let first = least.max(1).min(most);
        if self.happens(10) { least } else { self.random.random_range(first..=most) }
    }

    /// Begins a list or map; whether it has a first item.
    fn open(&mut self, open: Open) -> bool {
        self.open.push(open);
        self.follows()
    }

    /// Ends an item; whether there is another.
    fn follows(&mut self) -> bool {
        let Some(open) = self.open.last_mut() else { return false };
        let Some(left) = open.left.checked_sub(1) else {
            self.open.pop();
            return false;
        };
        open.left = left;
        self.next = Next { checks: open.checks, format: open.format, ..Next::default() };
        true
    }

    /// A key that no description has.
    fn key(&mut self) -> String {
        format!("extra{}", self.random.random_range(0..1_000))
    }
}

/// What holds for each value of a map.
fn values_of(checks: &'static [Check]) -> &'static [Check] {
    let values = checks.iter().find_map(|check| match check {
        Check::Values(values) => Some(*values),
        _ => None,
    });
    values.unwrap_or_default()
}
