//! A program that calls five operations of a generated crate and prints what they reply.
//!
//! In: the calls of the crates that are compared. Out: source text. The client is made as each generator documents it; arguments come from
//! one function that the optimiser cannot see through, the same for all, so what is compiled is what the calls need, and nothing that
//! builds values. Every optional parameter is given, too. The program is built, not run.

use std::fmt::Write as _;

use super::calls::Call;

/// Five of the operations that all have, spread over the description.
pub(crate) fn five(all: &[Vec<Call>]) -> Vec<String> {
    let Some((first, others)) = all.split_first() else { return Vec::new() };
    let is_common = |key: &str| others.iter().all(|other| other.iter().any(|call| call.key == key));
    let common: Vec<&str> = first.iter().map(|call| call.key.as_str()).filter(|key| is_common(key)).collect();
    let chosen = (0..5).filter_map(|n| common.get(n * common.len() / 5)).map(|key| (*key).to_owned());
    if common.len() < 5 { Vec::new() } else { chosen.collect() }
}

/// The program's text. `client` is the expression that makes a client.
pub(crate) fn program(name: &str, client: &str, calls: &[Call], keys: &[String]) -> String {
    let calls = keys.iter().filter_map(|key| calls.iter().find(|call| call.key == *key));
    let mut statements = String::new();
    for call in calls {
        _ = writeln!(statements, "    println!(\"{{:?}}\", wait({}));", call.text);
    }
    format!(
        "use std::future::IntoFuture;\nuse std::task::{{Context, Poll, Waker}};\n\nuse {name} as api;\n\n\
         #[inline(never)]\nfn arg<T>() -> T {{\n    std::hint::black_box(None::<T>).expect(\"an argument\")\n}}\n\n\
         fn wait<F: IntoFuture>(future: F) -> F::Output {{\n    let mut future = Box::pin(future.into_future());\n    loop {{\n        \
         if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {{\n            return output;\n        \
         }}\n    }}\n}}\n\nfn main() {{\n    let client = {client};\n{statements}}}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::super::calls::calls;
    use super::super::source::placed;
    use super::super::tool::Tool;
    use super::*;

    fn of(tool: Tool, modules: &[(&str, &str)]) -> Vec<Call> {
        calls(tool, &modules.iter().flat_map(|(module, text)| placed(module, text)).collect::<Vec<_>>())
    }

    #[test]
    fn everything_that_a_method_takes_is_an_argument() {
        let text = "impl HttpClient { pub fn new() -> Self { x }
            pub async fn list_pets(&self, q: Option<impl AsRef<str>>, n: i64) -> Result<Pet, E> { x } }";
        let [call] = of(Tool::OpenapiToRust, &[("client", text)]).try_into().unwrap();
        assert_eq!(call.key, "listpets");
        assert_eq!(call.text, "client.list_pets(arg::<Option<&'static str>>(), arg())");
    }

    #[test]
    fn optional_parameters_are_set() {
        let client = "impl Client { pub const fn pets(&self) -> pets::Pets<'_> { x } }";
        let pets = "impl<'client> Pets<'client> { pub fn list(self, n: i64) -> ListPets { x } }
            impl ListPets { pub fn tag(self, tag: types::Tag) -> Self { x } pub fn timeout(self, t: ::std::time::Duration) -> Self { x }
                pub fn header(self, name: &str, value: &str) -> Self { x } pub fn raw(self) -> rt::Pending<R> { x } }
            impl ::std::future::IntoFuture for ListPets { }";
        let [call] = of(Tool::Clientwright, &[("client", client), ("pets", pets)]).try_into().unwrap();
        assert_eq!(call.text, "client.pets().list(arg()).tag(arg())");
    }

    #[test]
    fn five_that_all_have_or_none() {
        let calls = |keys: &[&str]| -> Vec<Call> {
            keys.iter().map(|key| Call { key: (*key).to_owned(), text: String::new() }).collect()
        };
        let all = calls(&["a", "b", "c", "d", "e", "f", "g"]);
        assert_eq!(five(&[all.clone(), calls(&["g", "f", "e", "c", "b"])]), ["b", "c", "e", "f", "g"]);
        assert_eq!(five(&[all, calls(&["a", "b"])]), [""; 0]);
    }
}
