//! Lists of fixed length whose items differ in type.

use super::{Blank, Slot};
use crate::read::In;
use crate::write::Out;

macro_rules! tuples {
    ($(($($item:ident $index:tt),+))*) => {$(
        impl<$($item: Slot),+> Slot for ($($item,)+) {
            fn read(&mut self, i: &mut In<'_>) {
                i.items(&mut [$(&mut self.$index),+]);
            }

            fn write(&self, o: &mut Out<'_>) {
                o.items(&[$(&self.$index),+]);
            }
        }

        impl<$($item: Blank),+> Blank for ($($item,)+) {
            fn blank() -> Self {
                ($($item::blank(),)+)
            }
        }
    )*};
}

tuples! {
    (A 0)
    (A 0, B 1)
    (A 0, B 1, C 2)
    (A 0, B 1, C 2, D 3)
    (A 0, B 1, C 2, D 3, E 4)
    (A 0, B 1, C 2, D 3, E 4, F 5)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11)
}

#[cfg(test)]
mod tests {
    use crate::rt::v1::{decode, encode};

    #[test]
    fn a_tuple_is_an_array_of_its_items() {
        let pair: (String, i64) = decode(br#"["a", 2]"#).unwrap();
        assert_eq!(pair, ("a".to_owned(), 2));
        assert_eq!(encode(&pair).unwrap(), br#"["a",2]"#);
    }

    #[test]
    fn items_beyond_are_passed_over_and_missing_ones_are_a_fault() {
        assert_eq!(decode::<(i64, bool)>(b"[1, true, {\"x\": []}]").unwrap(), (1, true));
        assert!(decode::<(i64, bool)>(b"[1]").is_err());
        assert!(decode::<(i64, bool)>(b"[]").is_err());
        assert!(decode::<(i64, bool)>(b"{}").is_err());
    }
}
