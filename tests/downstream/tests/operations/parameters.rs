//! Parameters, byte for byte.

use clientwright_loopback::{Answer, Server};
use clientwright_runtime::{ErrorKind, Map};
use downstream::operations::contents::types::{Filter, SendContentsJson};
use downstream::operations::limits::types::SendItemsXFilter;
use downstream::operations::repairs::types::{Nested, NestedInner, SendDeepFlat};
use downstream::operations::{collections_v2, contents, limits, repairs, styles_v32};

use crate::start;

/// A server that accepts everything.
fn accepting() -> Server {
    start(std::iter::repeat_n(Answer::status(204), 8))
}

/// What was asked for, without method and version.
fn targets(server: &Server) -> Vec<String> {
    server.requests().iter().map(|request| request.line().split(' ').nth(1).unwrap_or_default().to_owned()).collect()
}

fn texts<const N: usize>(items: [&str; N]) -> Vec<String> {
    items.map(str::to_owned).into()
}

fn nested() -> Nested {
    Nested::new().tags(texts(["x", "y z"])).inner(NestedInner::new().a(1)).plain("p")
}

#[tokio::test]
async fn contents_are_written_by_their_media_type() {
    let server = accepting();
    let client = contents::Client::builder().base_url(server.url()).build().unwrap();
    client
        .send_contents(SendContentsJson::new().a("b/c"))
        .text("1 & 2")
        .form(Filter::new().a("b&c").n(vec![1, 2]))
        .xml("<a/>")
        .nullable(None)
        .nothing("n")
        .x_json(vec![1, 2])
        .c(vec![3])
        .await
        .unwrap();
    let path = "/contents/%7B%22a%22%3A%22b%2Fc%22%7D";
    let query = "text=1%20%26%202&form=a%3Db%2526c%26n%3D1%26n%3D2&xml=%3Ca%2F%3E&nullable=null&nothing=n";
    assert_eq!(targets(&server), [format!("{path}?{query}")]);
    let request = server.requests().remove(0);
    assert_eq!((request.header("x-json"), request.header("cookie")), (texts(["[1,2]"]), texts(["c=%5B3%5D"])));
}

#[tokio::test]
async fn a_query_string_is_the_whole_query() {
    let server = accepting();
    let client = contents::Client::builder().base_url(server.url()).build().unwrap();
    let filter = Filter::new().a("b c").n(vec![1, 2]);
    client.send_whole_form(filter.clone()).query("more", "1").await.unwrap();
    client.send_whole_form(Filter::new()).await.unwrap();
    client.send_whole_json().q(filter.clone()).await.unwrap();
    client.send_whole_text().q("$.a[?(@.b)]").await.unwrap();
    client.send_whole_schema().q(filter).await.unwrap();
    client.send_whole_schema().await.unwrap();
    let expected = [
        "/form?a=b%20c&n=1&n=2&more=1",
        "/form",
        "/json?%7B%22a%22%3A%22b%20c%22%2C%22n%22%3A%5B1%2C2%5D%7D",
        "/text?%24.a%5B%3F%28%40.b%29%5D",
        "/schema?a=b%20c&n=1&n=2",
        "/schema",
    ];
    assert_eq!(targets(&server), expected);
}

#[tokio::test]
async fn styles_give_way_to_types() {
    let server = accepting();
    let client = repairs::Client::builder().base_url(server.url()).build().unwrap();
    client.send_deep("s", texts(["a", "b"])).nested(nested()).flat(SendDeepFlat::new().a("1&2")).await.unwrap();
    client
        .send_joined()
        .scalar(1)
        .exploded(texts(["a b", "c"]))
        .nested(nested())
        .lists(vec![vec![1, 2], vec![3]])
        .await
        .unwrap();
    let deep = "scalar=s&list%5B0%5D=a&list%5B1%5D=b&nested%5Btags%5D%5B0%5D=x&nested%5Btags%5D%5B1%5D=y%20z\
                &nested%5Binner%5D%5Ba%5D=1&nested%5Bplain%5D=p&flat%5Ba%5D=1%262";
    let joined = "scalar=1&exploded=a%20b&exploded=c&tags=%5B%22x%22%2C%22y%20z%22%5D&inner=%7B%22a%22%3A1%7D&plain=p\
                  &lists=%5B1%2C2%5D,%5B3%5D";
    assert_eq!(targets(&server), [format!("/deep?{deep}"), format!("/joined?{joined}")]);
}

#[tokio::test]
async fn empty_values_are_sent_where_they_are_allowed() {
    let server = accepting();
    let client = repairs::Client::builder().base_url(server.url()).build().unwrap();
    client.send_empty().text("").list(Vec::new()).query("number", "").await.unwrap();
    client.send_empty().await.unwrap();
    assert_eq!(targets(&server), ["/empty?text=&list=&number=", "/empty"]);
}

#[tokio::test]
async fn an_empty_text_in_a_path_is_sent_where_the_description_knows_it() {
    let server = accepting();
    let client = repairs::Client::builder().base_url(server.url()).build().unwrap();
    client.send_texts("".into(), "b").await.unwrap();
    assert_eq!(client.send_texts("a".into(), "").await.unwrap_err().kind(), ErrorKind::Encode);
    assert_eq!(targets(&server), ["/texts//b"]);
}

#[tokio::test]
async fn cookies_are_pairs() {
    let server = accepting();
    let client = repairs::Client::builder().base_url(server.url()).build().unwrap();
    let object: Map<String> =
        [("k".to_owned(), "v w".to_owned()), ("l".to_owned(), "m".to_owned())].into_iter().collect();
    client.send_cookies().list(texts(["a", "b;c"])).object(object).joined(texts(["d", "e"])).await.unwrap();
    let request = server.requests().remove(0);
    assert_eq!(request.header("cookie"), ["list=a; list=b%3Bc; k=v%20w; l=m; joined=d,e"]);
}

#[tokio::test]
async fn a_query_in_a_path_is_sent_once() {
    let server = accepting();
    let client = repairs::Client::builder().base_url(server.url()).build().unwrap();
    client.send_pairs("a b").text("t").list(texts(["1", "2"])).await.unwrap();
    client.send_kinds("a".into()).await.unwrap();
    client.get_things_first().await.unwrap();
    let expected = ["/pairs?fixed=1&app=a%20b&text=t&list=1&list=2", "/kinds?fixed=1&more=b&kind=a", "/things"];
    assert_eq!(targets(&server), expected);
}

#[tokio::test]
async fn version_3_2_has_plain_cookies_and_reserved_characters_in_paths() {
    let server = accepting();
    let client = styles_v32::Client::builder().base_url(server.url()).build().unwrap();
    client.get_file("a:b/c?d").session("x=y").flags(texts(["f", "g"])).other("o/p").await.unwrap();
    assert_eq!(targets(&server), ["/files/a:b%2Fc%3Fd"]);
    assert_eq!(server.requests().remove(0).header("cookie"), ["session=x=y; flags=f; flags=g; other=o/p"]);
    let error = client.get_file("a").session("x;y").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Encode);
}

#[tokio::test]
async fn version_2_has_five_forms_of_lists() {
    let server = accepting();
    let client = collections_v2::Client::builder().base_url(server.url()).build().unwrap();
    let list = || texts(["a", "b"]);
    client.send_lists().csv(list()).ssv(list()).tsv(list()).pipes(list()).multi(list()).x_list(list()).await.unwrap();
    assert_eq!(targets(&server), ["/lists?csv=a,b&ssv=a%20b&tsv=a%09b&pipes=a%7Cb&multi=a&multi=b"]);
    assert_eq!(server.requests().remove(0).header("x-list"), ["a,b"]);
}

#[tokio::test]
async fn what_is_sent_is_checked_by_a_client_that_is_set_to() {
    let server = accepting();
    let builder = || limits::Client::builder().base_url(server.url());
    let lax = builder().build().unwrap();
    lax.send_items("abcd").limit(0).named(3).body(vec![-1, -1]).await.unwrap();
    assert_eq!(targets(&server), ["/items/abcd?limit=0&named=3"]);

    let strict = builder().validate_requests(true).build().unwrap();
    strict.send_items("ABC").limit(1).tags(texts(["ab", "cd"])).named(2).note("long").body(vec![0, 1]).await.unwrap();
    let ok = || strict.send_items("ABC");
    let refused = [
        (strict.send_items("abcd"), "`code`", "has 4 characters, at most 3 are allowed"),
        (ok().limit(101), "`limit`", "is 101, must be at most 100"),
        (ok().tags(texts(["a", "bc"])), "`tags`", "`/0`: has 1 characters, at least 2 are required"),
        (ok().tags(texts(["aa", "bb", "cc"])), "`tags`", "has 3 items, at most 2 are allowed"),
        (ok().named(3), "`named`", "is 3, must be a multiple of 2"),
        (ok().x_filter(SendItemsXFilter::new().a(6)), "`x-filter`", "`/a`: is 6, must be at most 5"),
    ];
    for (call, parameter, violation) in refused {
        let error = call.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Validate);
        let violations = error.validation_error().unwrap().to_string();
        assert!(violations.contains(violation), "{violations}");
        let cause = std::error::Error::source(&error).unwrap().to_string();
        assert!(cause.contains(parameter), "{cause}");
    }
    for (items, violation) in
        [(vec![], "has 0 items"), (vec![2, 2], "are equal"), (vec![-1], "is -1, must be at least 0")]
    {
        let error = ok().body(items).await.unwrap_err();
        assert!(error.validation_error().unwrap().to_string().contains(violation), "{error:?}");
    }
    assert_eq!(strict.put_text("12345").await.unwrap_err().kind(), ErrorKind::Validate);
    let sizes = [("a", 2), ("b", 3)].map(|(name, size)| (name.to_owned(), size)).into_iter().collect();
    let error = strict.put_sizes(sizes).await.unwrap_err();
    let violations = error.validation_error().unwrap().violations();
    assert_eq!(violations.len(), 2, "{violations:?}");
    assert_eq!(server.requests().len(), 2, "nothing else was sent");
}
