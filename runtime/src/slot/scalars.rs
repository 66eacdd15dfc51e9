//! The slots that hold one scalar.

use super::{Blank, Slot};
use crate::read::In;
use crate::write::Out;

impl Slot for String {
    fn read(&mut self, i: &mut In<'_>) {
        i.string_into(self);
    }

    fn write(&self, o: &mut Out<'_>) {
        o.string(self);
    }
}

impl Blank for String {
    #[inline]
    fn blank() -> Self {
        Self::new()
    }
}

impl Slot for bool {
    fn read(&mut self, i: &mut In<'_>) {
        *self = i.bool();
    }

    fn write(&self, o: &mut Out<'_>) {
        o.bool(*self);
    }
}

impl Blank for bool {
    #[inline]
    fn blank() -> Self {
        false
    }
}

/// Integers of every width; the engine speaks `i128`.
macro_rules! integers {
    ($($integer:ident),*) => {$(
        impl Slot for $integer {
            fn read(&mut self, i: &mut In<'_>) {
                let wide = i.integer(stringify!($integer), $integer::MIN.into(), $integer::MAX.into());
                *self = $integer::try_from(wide).unwrap_or_default();
            }

            fn write(&self, o: &mut Out<'_>) {
                o.integer((*self).into());
            }
        }

        impl Blank for $integer {
            #[inline]
            fn blank() -> Self {
                0
            }
        }
    )*};
}

integers!(i8, i16, i32, i64, i128, u8, u16, u32, u64);

impl Slot for f64 {
    fn read(&mut self, i: &mut In<'_>) {
        *self = i.number();
    }

    fn write(&self, o: &mut Out<'_>) {
        o.number(*self);
    }
}

impl Blank for f64 {
    #[inline]
    fn blank() -> Self {
        0.0
    }
}

impl Slot for f32 {
    fn read(&mut self, i: &mut In<'_>) {
        *self = i.single();
    }

    fn write(&self, o: &mut Out<'_>) {
        o.single(*self);
    }
}

impl Blank for f32 {
    #[inline]
    fn blank() -> Self {
        0.0
    }
}
