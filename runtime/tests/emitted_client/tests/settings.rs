//! Settings that do not fit, and servers.

use crate::{Client, Server};

#[test]
fn servers_have_names() {
    assert_eq!(Server::default(), Server::Development);
    for server in [Server::Development, Server::Production, Server::Local] {
        let client = Client::builder().server(server).build().expect("settings that fit");
        assert!(format!("{client:?}").contains(server.url()));
    }
}

#[test]
fn an_unusable_address_is_refused() {
    let unusable = ["/v1", "localhost:80", "ftp://a", "http://u:hidden@a", "http://a?key=hidden", "http://a#b", ""];
    for url in unusable {
        let error = Client::builder().base_url(url).build().expect_err(url).to_string();
        assert!(error.starts_with("client cannot be built: base address is not usable: "), "{error}");
        assert!(!error.contains("hidden"), "{error}");
    }
}

#[test]
fn unusable_headers_are_refused() {
    assert!(Client::builder().default_header("X Y", "1").build().is_err());
    assert!(Client::builder().default_header("X", "1\r\n2").build().is_err());
    assert!(Client::builder().user_agent("a\nb").build().is_err());
}

#[test]
fn clients_go_everywhere() {
    fn goes_everywhere<T: Clone + Send + Sync + 'static>() {}
    goes_everywhere::<Client>();
    goes_everywhere::<crate::contacts::CreateContact>();
}

#[tokio::test]
async fn default_headers_replace_what_is_sent_anyway() {
    let server = clientwright_loopback::Server::start([]).expect("a free port");
    let builder = super::builder(&server).default_header("Accept", "application/json;v=2").user_agent("mine/2");
    let client = builder.default_header("X-A", "1").default_header("x-a", "2").build().expect("settings that fit");
    super::create(&client).raw().await.expect("an answer");
    let request = server.requests().remove(0);
    assert_eq!(request.header("accept"), ["application/json;v=2"]);
    assert_eq!(request.header("user-agent"), ["mine/2"]);
    assert_eq!(request.header("x-a"), ["2"]);
}
