//! The client's builder.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Server;

use super::context::Context;
use super::docs::{Comment, attributes};
use super::security::{render_certificate_setter, render_setters};
use super::server::with_variables;

/// The settings and their methods.
pub(super) fn render_builder(cx: Context<'_>) -> [TokenStream; 2] {
    let credentials = render_setters(cx);
    let certificate = render_certificate_setter(cx);
    let addresses = addresses(cx);
    let transfer = transfer();
    let behaviour = behaviour();
    let definition = quote! {
        /// The settings of a [`Client`]. Nothing is checked before [`build`](ClientBuilder::build).
        #[derive(Debug)]
        #[must_use = "settings do nothing until they are built"]
        pub struct ClientBuilder {
            inner: rt::ClientBuilder,
        }
    };
    let methods = quote! {
        impl ClientBuilder {
            #(#credentials)*
            #certificate
            #addresses
            #transfer
            #behaviour

            /// Checks the settings and makes the client.
            ///
            /// # Errors
            ///
            /// Fails if the address, a credential, a certificate or a header cannot be used, or the system has no usable TLS.
            #[inline]
            pub fn build(self) -> ::std::result::Result<Client, rt::BuildError> {
                self.inner.build().map(|inner| Client { inner })
            }
        }
    };
    [definition, methods]
}

fn addresses(cx: Context<'_>) -> TokenStream {
    let server = (!cx.names.servers.is_empty()).then(|| server_setter(cx));
    let has_own = !cx.names.operation_servers.is_empty();
    let operation_server = has_own.then(operation_server_setter);
    let own = has_own.then_some(
        "Operations that name a server of their own are called there too, unless \
         [`operation_base_url`](ClientBuilder::operation_base_url) says where.",
    );
    let docs = Comment::text("Sets the address that paths are joined to; a path in it is kept.");
    let docs = attributes(own.into_iter().fold(docs, Comment::paragraph));
    quote! {
        #server
        #operation_server

        #docs
        #[inline]
        pub fn base_url(self, url: impl ::std::convert::AsRef<str>) -> Self {
            Self { inner: self.inner.base_url(url.as_ref()) }
        }
    }
}

fn server_setter(cx: Context<'_>) -> TokenStream {
    let (taken, url) = if with_variables(cx) {
        (quote! { impl ::std::convert::Into<server::Server> }, quote! { &server.into().url() })
    } else {
        (quote! { server::Server }, quote! { server.url() })
    };
    let relative = (cx.api.servers.iter().any(Server::is_relative))
        .then_some("A relative address is resolved against the base address, in whichever order they are set.");
    let own = (!cx.names.operation_servers.is_empty())
        .then_some("Operations that name a server of their own are called there whichever this is.");
    let docs = Comment::text(
        "Sets one of the description's servers; [`Server::default`](server::Server::default) unless set.",
    );
    let docs = attributes(relative.into_iter().chain(own).fold(docs, Comment::paragraph));
    quote! {
        #docs
        #[inline]
        pub fn server(self, server: #taken) -> Self {
            Self { inner: self.inner.server(#url) }
        }
    }
}

fn operation_server_setter() -> TokenStream {
    quote! {
        /// Sets the address that stands in for a server that single operations name. Of several they call the first.
        #[inline]
        pub fn operation_base_url(
            self,
            server: server::OperationServer,
            url: impl ::std::convert::AsRef<str>,
        ) -> Self {
            Self { inner: self.inner.operation_base_url(server.url(), url.as_ref()) }
        }
    }
}

fn transfer() -> TokenStream {
    let user_agent = "Sets the `User-Agent`; the package's name and version unless set.";
    let user_agent = attributes(Comment::text(user_agent));
    quote! {
        /// Sets the time for a whole call, redirects and the answer's body included; 30 seconds unless set.
        #[inline]
        pub fn timeout(self, timeout: ::std::time::Duration) -> Self {
            Self { inner: self.inner.timeout(timeout) }
        }

        /// Sets the time for one connection; 10 seconds unless set. A transport of your own keeps its own time.
        #[inline]
        pub fn connect_timeout(self, timeout: ::std::time::Duration) -> Self {
            Self { inner: self.inner.connect_timeout(timeout) }
        }

        /// Sets how long an answer may pause, one that is read as it arrives included; for any time unless set. A transport of your own
        /// keeps its own time.
        #[inline]
        pub fn read_timeout(self, timeout: ::std::time::Duration) -> Self {
            Self { inner: self.inner.read_timeout(timeout) }
        }

        /// Adds a header to every request.
        #[inline]
        pub fn default_header(self, name: &str, value: &str) -> Self {
            Self { inner: self.inner.default_header(name, value) }
        }

        /// Adds a header to every request whose value is a secret: never printed, never sent to another origin.
        #[inline]
        pub fn sensitive_header(self, name: &str, value: impl ::std::convert::Into<rt::Secret>) -> Self {
            Self { inner: self.inner.sensitive_header(name, value.into()) }
        }

        #user_agent
        #[inline]
        pub fn user_agent(self, user_agent: &str) -> Self {
            Self { inner: self.inner.user_agent(user_agent) }
        }

        /// Sets how many bytes a response body may have, after decompression; 64 MiB unless set.
        #[inline]
        pub fn max_response_bytes(self, bytes: usize) -> Self {
            Self { inner: self.inner.max_response_bytes(bytes) }
        }

        /// Sets how many bytes names and values of the response headers may have; 64 KiB unless set.
        #[inline]
        pub fn max_header_bytes(self, bytes: usize) -> Self {
            Self { inner: self.inner.max_header_bytes(bytes) }
        }
    }
}

fn behaviour() -> TokenStream {
    quote! {
        /// Sets whether redirects to another origin are followed; no unless set. No credential goes there.
        #[inline]
        pub fn allow_cross_origin_redirects(self, allow: bool) -> Self {
            Self { inner: self.inner.allow_cross_origin_redirects(allow) }
        }

        /// Sets whether request bodies are checked against the description before they are sent; no unless set.
        #[inline]
        pub fn validate_requests(self, validate: bool) -> Self {
            Self { inner: self.inner.validate_requests(validate) }
        }

        /// Calls a function for every difference between the description and an answer.
        #[inline]
        pub fn on_drift<F>(self, observe: F) -> Self
        where
            F: ::std::ops::Fn(&rt::Drift) + rt::MaybeSend + rt::MaybeSync + 'static,
        {
            Self { inner: self.inner.on_drift(observe) }
        }

        /// Sends with a transport of your own.
        #[inline]
        pub fn transport(self, transport: impl rt::Transport + 'static) -> Self {
            Self { inner: self.inner.transport(transport) }
        }
    }
}
