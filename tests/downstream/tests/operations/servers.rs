//! Where calls go: servers of the description, its variables, servers of single operations, addresses that are set.

use std::sync::{Arc, Mutex};

use clientwright_loopback::{Answer, Server};
use clientwright_runtime::http::{HeaderMap, StatusCode};
use clientwright_runtime::transport::{self, Body, BoxFuture, Request, Transport, TransportError};
use downstream::operations::variables::server::{Regional, RegionalPort, RegionalRegion, Relative};
use downstream::operations::{own_servers, variables};

use crate::start;

/// Answers everything with 204, and keeps the address that was asked and whether the key of the API went there.
#[derive(Clone, Default)]
struct Recording(Arc<Mutex<Vec<(String, bool)>>>);

impl Transport for Recording {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<transport::Answer, TransportError>> {
        let has_key = request.headers().contains_key("x-key");
        self.0.lock().unwrap().push((request.url().to_owned(), has_key));
        Box::pin(async { Ok(transport::Answer::new(StatusCode::NO_CONTENT, HeaderMap::new(), Body::full(""))) })
    }
}

impl Recording {
    fn urls(&self) -> Vec<String> {
        self.0.lock().unwrap().iter().map(|(url, _)| url.clone()).collect()
    }
}

/// Calls every operation of the client.
async fn call_all(client: &own_servers::Client) {
    client.usual().await.unwrap();
    client.same().await.unwrap();
    client.upload().await.unwrap();
    client.download().await.unwrap();
    client.relative().await.unwrap();
}

/// The addresses that a client with these settings calls.
async fn called(settings: impl FnOnce(own_servers::ClientBuilder) -> own_servers::ClientBuilder) -> Vec<String> {
    let recording = Recording::default();
    let client = settings(own_servers::Client::builder().api_key("k").transport(recording.clone())).build().unwrap();
    call_all(&client).await;
    assert!(recording.0.lock().unwrap().iter().all(|(_, has_key)| *has_key));
    recording.urls()
}

#[tokio::test]
async fn operations_go_to_their_own_servers() {
    let expected = [
        "https://api.example.com/v1/usual",
        "https://api.example.com/v1/same",
        "https://upload.example.com/v2/uploads",
        "https://cdn.example.com/uploads",
        "https://api.example.com/v3/relative",
    ];
    assert_eq!(called(|builder| builder).await, expected);
}

#[tokio::test]
async fn a_server_of_the_api_leaves_those_of_operations_alone() {
    let expected = [
        "https://sandbox.example.com/v1/usual",
        "https://sandbox.example.com/v1/same",
        "https://upload.example.com/v2/uploads",
        "https://cdn.example.com/uploads",
        "https://sandbox.example.com/v3/relative",
    ];
    assert_eq!(called(|builder| builder.server(own_servers::Server::Sandbox)).await, expected);
}

#[tokio::test]
async fn a_base_address_stands_in_for_all_of_them() {
    let server = start(std::iter::repeat_n(Answer::status(204), 5));
    let base = format!("{}/base", server.url());
    let client = own_servers::Client::builder().api_key("k").base_url(base).build().unwrap();
    call_all(&client).await;
    let expected = ["/base/usual", "/base/same", "/base/uploads", "/base/uploads", "/v3/relative"];
    assert_eq!(targets(&server), expected);
}

#[tokio::test]
async fn a_server_of_operations_is_set_on_its_own() {
    let (api, uploads) = (start([Answer::status(204)]), start([Answer::status(204)]));
    let client = own_servers::Client::builder()
        .api_key("k")
        .operation_base_url(own_servers::OperationServer::Uploads, format!("{}/up", uploads.url()))
        .base_url(api.url())
        .build()
        .unwrap();
    client.upload().await.unwrap();
    client.download().await.unwrap();
    assert_eq!((targets(&uploads), targets(&api)), (texts(["/up/uploads"]), texts(["/uploads"])));
}

#[tokio::test]
async fn variables_of_an_operations_server_make_its_address() {
    use own_servers::OperationServer::PlaceExampleCom as Place;
    use own_servers::server::{PlaceExampleCom, PlaceExampleComPlace};

    let edge = PlaceExampleCom::new().place(PlaceExampleComPlace::Edge).url();
    let urls = called(|builder| builder.operation_base_url(Place, edge)).await;
    assert_eq!(urls[3], "https://edge.example.com/uploads");
}

/// The address that a client of the description with variables calls, or why it cannot be built.
async fn pinged(
    settings: impl FnOnce(variables::ClientBuilder) -> variables::ClientBuilder,
) -> Result<Vec<String>, String> {
    let recording = Recording::default();
    let settings = settings(variables::Client::builder().transport(recording.clone()));
    let client = settings.build().map_err(|error| error.to_string())?;
    client.ping().await.unwrap();
    Ok(recording.urls())
}

#[tokio::test]
async fn variables_have_defaults_and_are_set_by_type() {
    let address = |text: &str| Ok(vec![text.to_owned()]);
    assert_eq!(pinged(|builder| builder).await, address("https://eu.example.com/v1/eu/ping"));
    let typed = Regional::new().region(RegionalRegion::Us).port(RegionalPort::Value8443).version("v2");
    assert_eq!(pinged(|builder| builder.server(typed)).await, address("https://us.example.com:8443/v2/us/ping"));
    let unknown = Regional::new().region("ap");
    assert_eq!(pinged(|builder| builder.server(unknown)).await, address("https://ap.example.com/v1/ap/ping"));
    let production = variables::Server::Production;
    assert_eq!(pinged(|builder| builder.server(production)).await, address("https://example.com/ping"));
}

#[tokio::test]
async fn a_relative_server_is_resolved_against_the_base_address() {
    let server = start([Answer::status(204), Answer::status(204)]);
    let relative = || Relative::new().tenant("acme");
    let before = variables::Client::builder().server(relative()).base_url(server.url()).build().unwrap();
    let after = variables::Client::builder().base_url(server.url()).server(relative()).build().unwrap();
    before.ping().await.unwrap();
    after.ping().await.unwrap();
    assert_eq!(targets(&server), ["/acme/api/ping", "/acme/api/ping"]);
}

#[tokio::test]
async fn a_variable_without_a_default_has_to_be_set() {
    let unset = pinged(|builder| builder.base_url("https://example.com").server(Relative::new())).await;
    let message =
        "client cannot be built: base address is not usable: its variable `tenant` has no default and is not set";
    assert_eq!(unset, Err(message.to_owned()));
}

/// What was asked for, without method and version.
fn targets(server: &Server) -> Vec<String> {
    server.requests().iter().map(|request| request.line().split(' ').nth(1).unwrap_or_default().to_owned()).collect()
}

fn texts<const N: usize>(items: [&str; N]) -> Vec<String> {
    items.map(str::to_owned).into()
}
