//! What is laid out here must be, byte for byte, what prettyplease makes of it.

use quote::quote;

use super::{Tokens, lay_out};

fn same(tokens: proc_macro2::TokenStream) {
    let tokens = Tokens::from(tokens);
    let file = syn::parse_file(tokens.source()).expect("valid Rust");
    assert_eq!(lay_out(&tokens).as_deref(), Some(prettyplease::unparse(&file).as_str()), "{}", tokens.source());
}

#[test]
fn items() {
    same(quote! { use ::a::b as c; pub use self::x::{Alpha, Beta}; });
    same(quote! { pub mod x; mod y { struct A; pub struct B(pub(crate) u8, String); } });
    same(quote! { #![forbid(unsafe_code)] #![doc = " Text \"quoted\"."] type A<T> = ::std::vec::Vec<T>; });
    same(quote! {
        #[doc = " A thing."]
        #[derive(Clone, Copy)]
        #[expect(clippy::many, reason = "so it is, and for long, since there are so many of them that nobody counts them")]
        pub struct Thing<'a, T: Bound + 'a> { pub(super) name: &'a str, #[deprecated] value: ::std::option::Option<T>, }
    });
    same(
        quote! { ::a::b! { types::Alpha, types::Beta, types::Gamma, types::Delta, types::Epsilon, types::Zeta, types::Eta, } },
    );
    same(quote! { enum F { A { #[doc = "The body."] body: u8, other: String }, B { a: u8 } } });
    same(quote! { pub const fn f<'a>(&'a self) -> X<'a> { X::new(&self.inner) } });
    same(quote! { enum E { #[default] A, B(u8, Vec<(String, i64)>), C((A,)) } });
    same(quote! {
        static OPERATION: rt::Operation = rt::Operation::new("id", rt::Method::GET, &[rt::Segment::Literal("/contacts"), rt::Segment::Parameter(0)])
            .with_parameters(&[rt::Parameter::query("limit")]).deprecated();
    });
    same(
        quote! { const TABLE: &'static [u64] = &[0b101_0101_0101, 0b11_1111, 0b1011, 0b1011_1111_1111_1111_0000, 0xff, 1, 2, 3, 4, 5]; },
    );
}

#[test]
fn implementations() {
    same(quote! {
        impl<T> ::std::convert::From<T> for Thing where T: ::std::convert::Into<String> + Clone, { fn from(value: T) -> Self { Self(value.into()) } }
    });
    same(quote! {
        impl IntoFuture for Call {
            type Output = ::std::result::Result<types::CreateContactResponse, rt::CallError<types::CreateContactError>>;
            const A: u8 = 1;
            #[inline]
            pub fn get(mut self, a: impl ::std::convert::Into<String>, b: &mut rt::In<'_>, c: &'static dyn Fn(u8) -> String) -> Self::Output {
                self.a = ::std::option::Option::Some(a.into());
                self.call.send(rt::decode::<types::CreateContactResponse>, rt::decode_error::<types::CreateContactError>)
            }
            fn short(&self) -> bool { self.0 }
        }
    });
}

#[test]
fn statements() {
    same(quote! {
        fn f(i: &mut In) {
            let call = Call::new(&self.inner, &DESCRIPTOR);
            let (a, b): (u8, u8) = (1, -2);
            *self = i.long().into();
            if let Some(x) = y { return x; }
            if a && b || !c == d { f()?; } else if g.h() { 0 } else { a = 1; }
            for x in list.iter().rev() { x.y += 1; }
            match self { Self::A => 1, Self::B(text) | Self::C(text) if text.is_empty() => text.get(), _ => {} }
            match i.kind() { 0 => { x } 1 => { let y = 2; y } "text" => (), other => self.a_very_long_method_name(other, "with many arguments", and_more_of_them), }
            list.iter().map(|x| x.y()).map(|(a, b)| Pair { a, b }).filter(move |x| { let y = x; y > 1 }).collect::<Vec<_>>();
            Thing { a, b: 1, ..rt::blank() }
        }
    });
    same(quote! {
        fn g(o: &mut Out) {
            o.fields(Self::TABLE, &[&self.alpha, &self.beta, &self.gamma, &self.delta, &self.epsilon, &self.zeta, &self.eta]);
            self.call.text(0, application_id.as_ref()).text(1, instance_id.as_ref()).text(2, other_id.as_ref());
            call.text(0, application_id.as_ref()).text(1, instance_id.as_ref()).text(2, other_identifier.as_ref());
            value.try_into().map_err(|error| ::clientwright_runtime::Error::new(error, "and a long text besides, to be sure of a break"))
        }
    });
}

#[test]
fn what_is_not_known_is_left_to_the_long_way() {
    for tokens in [quote! { trait A {} }, quote! { fn f() { loop {} } }, quote! { macro_rules! m { () => {} } }] {
        assert_eq!(lay_out(&Tokens::from(tokens)), None);
    }
}
