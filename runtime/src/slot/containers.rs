//! Slots that hold other slots. Each use with another type is compiled again, so they are a few lines over helpers.

use super::{Blank, Slot};
use crate::read::{In, Rest};
use crate::write::Out;
use crate::{Map, Maybe};

impl<T: Slot + Blank> Slot for Option<T> {
    fn read(&mut self, i: &mut In<'_>) {
        if (!T::TAKES_NULL || i.resets()) && i.null() {
            *self = None;
        } else {
            i.slot(self.get_or_insert_with(T::blank));
        }
    }

    fn write(&self, o: &mut Out<'_>) {
        match self {
            Some(value) => value.write(o),
            None => o.absent(),
        }
    }
}

impl<T> Blank for Option<T> {
    #[inline]
    fn blank() -> Self {
        None
    }
}

impl<T: Slot + Blank> Slot for Maybe<T> {
    fn read(&mut self, i: &mut In<'_>) {
        *self = if i.resets() {
            Self::Absent
        } else if i.null() {
            Self::Null
        } else {
            Self::Value(super::take(i))
        };
    }

    fn write(&self, o: &mut Out<'_>) {
        match self {
            Self::Value(value) => value.write(o),
            Self::Null => o.null(),
            Self::Absent => o.absent(),
        }
    }
}

impl<T> Blank for Maybe<T> {
    #[inline]
    fn blank() -> Self {
        Self::Absent
    }
}

impl<T: Slot + ?Sized> Slot for Box<T> {
    fn read(&mut self, i: &mut In<'_>) {
        (**self).read(i);
    }

    fn write(&self, o: &mut Out<'_>) {
        (**self).write(o);
    }
}

impl<T: Blank> Blank for Box<T> {
    const TAKES_NULL: bool = T::TAKES_NULL;

    fn blank() -> Self {
        Self::new(T::blank())
    }
}

impl<T: Slot + Blank> Slot for Vec<T> {
    fn read(&mut self, i: &mut In<'_>) {
        *self = Self::new();
        let mut more = i.open_list();
        while more {
            self.push(T::blank());
            let index = self.len() - 1;
            more = match self.last_mut() {
                Some(item) => i.item(index, item),
                None => false,
            };
        }
    }

    fn write(&self, o: &mut Out<'_>) {
        let mut list = o.open_list(self.len());
        for item in self {
            o.item(&mut list, item);
        }
        o.close_list(&list);
    }
}

impl<T> Blank for Vec<T> {
    #[inline]
    fn blank() -> Self {
        Self::new()
    }
}

impl<V: Slot + Blank> Slot for Map<V> {
    fn read(&mut self, i: &mut In<'_>) {
        let stage = i.rest();
        if stage == Rest::Whole {
            *self = Self::new();
        }
        let mut next = i.open_map();
        while let Some(key) = next {
            self.entries.push((key, V::blank()));
            next = match self.entries.last_mut() {
                Some((key, value)) => i.entry(key, value),
                None => None,
            };
        }
        if stage != Rest::Entry {
            self.settle();
        }
    }

    fn write(&self, o: &mut Out<'_>) {
        let mut map = o.open_map(self.len());
        for (key, value) in &self.entries {
            o.entry(&mut map, key, value);
        }
        o.close_map(&map);
    }
}

impl<V> Blank for Map<V> {
    #[inline]
    fn blank() -> Self {
        Self::new()
    }
}
