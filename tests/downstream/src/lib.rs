//! A crate that has its client generated when it is built.

pub mod iclosed {
    //! The client.

    include!(concat!(env!("OUT_DIR"), "/iclosed.rs"));
}

pub mod unions {
    //! Clients of cases in `tests/cases` about values of several types.

    pub mod composed {
        //! Choices beside others and beside limits.

        include!(concat!(env!("OUT_DIR"), "/composed.rs"));
    }

    pub mod mixed {
        //! Known values of several types.

        include!(concat!(env!("OUT_DIR"), "/mixed.rs"));
    }

    pub mod places {
        //! Lists whose places differ.

        include!(concat!(env!("OUT_DIR"), "/places.rs"));
    }

    pub mod limits {
        //! Choices and variants with limits.

        include!(concat!(env!("OUT_DIR"), "/limits.rs"));
    }

    pub mod lists {
        //! Lists, tuples and maps.

        include!(concat!(env!("OUT_DIR"), "/lists.rs"));
    }

    pub mod merged {
        //! Branches that are one type.

        include!(concat!(env!("OUT_DIR"), "/merged.rs"));
    }

    pub mod optional_tags {
        //! Properties with known values that may be absent.

        include!(concat!(env!("OUT_DIR"), "/optional_tags.rs"));
    }

    pub mod subtypes {
        //! Subtypes of a base.

        include!(concat!(env!("OUT_DIR"), "/subtypes.rs"));
    }

    pub mod together {
        //! Objects of several branches.

        include!(concat!(env!("OUT_DIR"), "/together.rs"));
    }
}

pub mod forms {
    //! Forms of several parts.

    include!(concat!(env!("OUT_DIR"), "/forms.rs"));
}

pub mod part_headers {
    //! Headers of the parts of a form.

    include!(concat!(env!("OUT_DIR"), "/part_headers.rs"));
}

pub mod ways {
    //! One body in several ways.

    include!(concat!(env!("OUT_DIR"), "/ways.rs"));
}

pub mod sequences {
    //! Values one after the other.

    include!(concat!(env!("OUT_DIR"), "/sequences.rs"));
}

pub mod uploads {
    //! Bodies that are bytes, text and files.

    include!(concat!(env!("OUT_DIR"), "/uploads.rs"));
}

pub mod bytes {
    //! Files and text.

    include!(concat!(env!("OUT_DIR"), "/bytes.rs"));
}

pub mod operations {
    //! Clients of cases in `tests/cases` about what operations send and receive, and what the service sends on its own.

    pub mod webhooks {
        //! Payloads of webhooks.

        include!(concat!(env!("OUT_DIR"), "/webhooks.rs"));
    }

    pub mod collections_v2 {
        //! Lists of Swagger 2.0.

        include!(concat!(env!("OUT_DIR"), "/collections_v2.rs"));
    }

    pub mod contents {
        //! Parameters that are described by a media type.

        include!(concat!(env!("OUT_DIR"), "/contents.rs"));
    }

    pub mod header_and_cookie_cells {
        //! Styles of headers and cookies.

        include!(concat!(env!("OUT_DIR"), "/header_and_cookie_cells.rs"));
    }

    pub mod path_cells {
        //! Styles of paths.

        include!(concat!(env!("OUT_DIR"), "/path_cells.rs"));
    }

    pub mod query_cells {
        //! Styles of queries.

        include!(concat!(env!("OUT_DIR"), "/query_cells.rs"));
    }

    pub mod limits {
        //! Limits of what is sent.

        include!(concat!(env!("OUT_DIR"), "/parameter_limits.rs"));
    }

    pub mod repairs {
        //! Styles for types that they are not defined for.

        include!(concat!(env!("OUT_DIR"), "/repairs.rs"));
    }

    pub mod styles_v32 {
        //! Styles of OpenAPI 3.2.

        include!(concat!(env!("OUT_DIR"), "/styles_v32.rs"));
    }

    pub mod prelude {
        //! Types and calls that are called as the prelude's are.

        include!(concat!(env!("OUT_DIR"), "/prelude.rs"));
    }

    pub mod statuses {
        //! Answers by status and method.

        include!(concat!(env!("OUT_DIR"), "/statuses.rs"));
    }

    pub mod mutual_tls {
        //! Certificates of the client.

        include!(concat!(env!("OUT_DIR"), "/mutual_tls.rs"));
    }

    pub mod oauth {
        //! Tokens that a client gets itself.

        include!(concat!(env!("OUT_DIR"), "/oauth.rs"));
    }

    pub mod headers_and_links {
        //! Response headers in every form.

        include!(concat!(env!("OUT_DIR"), "/headers_and_links.rs"));
    }

    pub mod media_types {
        //! Responses of several media types.

        include!(concat!(env!("OUT_DIR"), "/media_types.rs"));
    }

    pub mod streams {
        //! Answers that are read as they arrive.

        include!(concat!(env!("OUT_DIR"), "/streams.rs"));
    }

    pub mod own_servers {
        //! Servers of path items and operations.

        include!(concat!(env!("OUT_DIR"), "/own_servers.rs"));
    }

    pub mod variables {
        //! Servers with variables.

        include!(concat!(env!("OUT_DIR"), "/variables.rs"));
    }

    pub mod xml {
        //! Bodies in XML.

        include!(concat!(env!("OUT_DIR"), "/bodies.rs"));
    }
}

pub mod kept {
    //! Schemas that types cannot express.

    include!(concat!(env!("OUT_DIR"), "/kept.rs"));
}

pub mod choices {
    //! The same beside choices.

    include!(concat!(env!("OUT_DIR"), "/choices.rs"));
}
