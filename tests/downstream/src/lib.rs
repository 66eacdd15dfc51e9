//! A crate that has its client generated when it is built.

pub mod iclosed {
    //! The client.

    include!(concat!(env!("OUT_DIR"), "/iclosed.rs"));
}
