//! A crate that has its clients generated when it is built.

pub mod iclosed {
    //! The client.

    include!(concat!(env!("OUT_DIR"), "/iclosed.rs"));
}

pub mod forms {
    //! Forms of several parts.

    include!(concat!(env!("OUT_DIR"), "/forms.rs"));
}

pub mod bytes {
    //! Files and text.

    include!(concat!(env!("OUT_DIR"), "/bytes.rs"));
}
