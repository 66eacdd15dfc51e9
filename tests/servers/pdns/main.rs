//! A zone of a DNS server from its creation to its end, with records, metadata and keys.

#[path = "../steps.rs"]
mod steps;

use clientwright_runtime::ErrorKind;
use pdns::Client;
use pdns::types::{Error, Error400_404_500OrEmpty422 as StatsError, Metadata, Record, RrSet, Zone, ZoneKind};

use steps::Steps;

/// The one server that there is.
const SERVER: &str = "localhost";
const ZONE: &str = "example.test.";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut steps = Steps::from_arguments();
    let build =
        |key: &str| Client::builder().base_url(&steps.url).api_key(key).on_drift(steps.observer()).build().unwrap();
    let (client, stranger) = (build(&steps.key), build("another key"));

    steps.step("list servers", servers(&client)).await;
    steps.step("create a zone", create(&client)).await;
    steps.step("list zones", list(&client)).await;
    steps.step("add a record", add_record(&client)).await;
    steps.step("read the zone", read(&client)).await;
    steps.step("read the zone with its records", read_records(&client)).await;
    steps.step("export the zone", export(&client)).await;
    steps.step("update the zone", update(&client)).await;
    steps.step("metadata: create, list, replace, delete", metadata(&client)).await;
    steps.step("search", search(&client)).await;
    steps.step("statistics", statistics(&client)).await;
    steps.step("configuration", configuration(&client)).await;
    steps.step("a documented error: 422", invalid(&client)).await;
    steps.step("an undocumented error: 409", conflict(&client)).await;
    steps.step("a wrong key", wrong_key(&stranger)).await;
    steps.step("delete the zone", delete(&client)).await;
    steps.step("read what is gone", gone(&client)).await;
    steps.end();
}

async fn servers(client: &Client) {
    let servers = client.servers().list_servers().await.unwrap();
    assert_eq!(servers.len(), 1);
    assert_eq!(servers[0].id.as_deref(), Some(SERVER));
    assert_eq!(servers[0].daemon_type.as_deref(), Some("authoritative"));
    let one = client.servers().list_server(SERVER).await.unwrap();
    assert_eq!(one, servers[0]);
}

async fn create(client: &Client) {
    let zone = Zone::new().name(ZONE).kind(ZoneKind::Native).nameservers(vec!["ns1.example.test.".to_owned()]);
    // The zone is there; what the server answers lacks a property that it should have.
    let error = client.zones().create_zone(SERVER, zone).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Decode, 201));
    assert_eq!(error.decode_error().unwrap().missing()[0], "/rrsets/0/changetype");
}

async fn list(client: &Client) {
    let zones = client.zones().list_zones(SERVER).await.unwrap();
    assert_eq!(zones.len(), 1);
    assert_eq!((zones[0].id.as_deref(), zones[0].name.as_deref()), (Some(ZONE), Some(ZONE)));
    assert_eq!(zones[0].kind, Some(ZoneKind::Native));
    assert_eq!(client.zones().list_zones(SERVER).zone("none.test.").await.unwrap(), []);
}

async fn add_record(client: &Client) {
    let set = RrSet::new("www.example.test.", "A", 300, "REPLACE", vec![Record::new("192.0.2.1")]);
    let done = client.zones().patch_zone(SERVER, ZONE, Zone::new().rrsets(vec![set])).response().await.unwrap();
    assert_eq!(done.status, 204);
}

async fn read(client: &Client) {
    let zone = client.zones().list_zone(SERVER, ZONE).rrsets(false).await.unwrap();
    assert_eq!(zone.name.as_deref(), Some(ZONE));
    assert_eq!(zone.kind, Some(ZoneKind::Native));
    assert_eq!(zone.masters, Some(vec![]));
    assert_eq!(zone.soa_edit_api.as_deref(), Some("DEFAULT"));
    assert_eq!((zone.dnssec, zone.rrsets), (Some(false), None));
}

async fn read_records(client: &Client) {
    let records = || client.zones().list_zone(SERVER, ZONE).rrset_name("www.example.test.").rrset_type("A");
    let error = records().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.decode_error().unwrap().missing(), ["/rrsets/0/changetype"]);
    let raw = records().raw().await.unwrap();
    let text = std::str::from_utf8(&raw.body).unwrap();
    assert!(
        text.contains(r#""records": [{"content": "192.0.2.1", "disabled": false}], "ttl": 300, "type": "A"}]"#),
        "{text}"
    );
}

async fn export(client: &Client) {
    let error = client.zones().axfr_export_zone(SERVER, ZONE).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    let zone = error.raw_body().unwrap();
    assert!(zone.starts_with(br#"{"zone": "#) && zone.ends_with(b"}"));
}

async fn update(client: &Client) {
    let done = client.zones().put_zone(SERVER, ZONE, Zone::new().kind(ZoneKind::Master).account("someone"));
    assert_eq!(done.response().await.unwrap().status, 204);
    let zone = client.zones().list_zone(SERVER, ZONE).rrsets(false).await.unwrap();
    assert_eq!((zone.kind, zone.account.as_deref()), (Some(ZoneKind::Master), Some("someone")));
}

async fn metadata(client: &Client) {
    let metadata = client.zonemetadata();
    let notify = |address: &str| Metadata::new().kind("ALSO-NOTIFY").metadata(vec![address.to_owned()]);
    // It is made, with a status of its own.
    let error = metadata.create_metadata(SERVER, ZONE, notify("192.0.2.7")).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::UndocumentedStatus, 201));
    let listed = metadata.list_metadata(SERVER, ZONE).await.unwrap();
    assert!(listed.contains(&notify("192.0.2.7")), "{listed:?}");
    let replaced = metadata.modify_metadata(SERVER, ZONE, "ALSO-NOTIFY", notify("192.0.2.8")).await.unwrap();
    assert_eq!(replaced, notify("192.0.2.8"));
    assert_eq!(metadata.get_metadata(SERVER, ZONE, "ALSO-NOTIFY").await.unwrap(), replaced);
    metadata.delete_metadata(SERVER, ZONE, "ALSO-NOTIFY").await.unwrap();
    let left = metadata.list_metadata(SERVER, ZONE).await.unwrap();
    assert!(left.iter().all(|one| one.kind.as_deref() != Some("ALSO-NOTIFY")), "{left:?}");
}

async fn search(client: &Client) {
    let found = client.search().search_data(SERVER, "www*", 10).await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].name.as_deref(), found[0].ttl), (Some("www.example.test."), Some(300)));
    assert_eq!(found[0].content.as_deref(), Some("192.0.2.1"));
}

async fn statistics(client: &Client) {
    let uptime = client.stats().get_stats(SERVER).statistic("uptime").await.unwrap();
    assert_eq!(uptime.len(), 1);
    let uptime = uptime[0].as_item1().unwrap();
    assert_eq!((uptime.name.as_deref(), uptime.type_.as_deref()), (Some("uptime"), Some("StatisticItem")));
    assert!(uptime.value.unwrap().parse::<u32>().unwrap() < 600);
    assert!(client.stats().get_stats(SERVER).await.unwrap().len() > 50);
    let error = client.stats().get_stats(SERVER).statistic("none-such").await.unwrap_err();
    assert!(matches!(error.body(), Some(StatsError::UnprocessableContent)), "{error:?}");
}

async fn configuration(client: &Client) {
    let settings = client.config().get_config(SERVER).await.unwrap();
    let api = settings.iter().find(|setting| setting.name.as_deref() == Some("api")).unwrap();
    assert_eq!(api.value.as_deref(), Some("yes"));
    // Described, and not there.
    let error = client.config().get_config_setting(SERVER, "api").await.unwrap_err();
    assert_eq!(error.body(), Some(&Error::new("Not Found")));
}

async fn invalid(client: &Client) {
    let zone = Zone::new().name("no-dot").kind(ZoneKind::Native).nameservers(vec![]);
    let error = client.zones().create_zone(SERVER, zone).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 422));
    assert_eq!(error.body(), Some(&Error::new("DNS Name 'no-dot' is not canonical")));
}

async fn conflict(client: &Client) {
    let zone = Zone::new().name(ZONE).kind(ZoneKind::Native).nameservers(vec![]);
    let error = client.zones().create_zone(SERVER, zone).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::UndocumentedStatus, 409));
    assert_eq!(error.raw_body(), Some(br#"{"error": "Conflict"}"#.as_slice()));
}

async fn wrong_key(client: &Client) {
    let error = client.zones().list_zones(SERVER).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::UndocumentedStatus, 401));
}

async fn delete(client: &Client) {
    let done = client.zones().delete_zone(SERVER, ZONE).response().await.unwrap();
    assert_eq!(done.status, 204);
    assert_eq!(client.zones().list_zones(SERVER).await.unwrap(), []);
}

async fn gone(client: &Client) {
    let error = client.zones().list_zone(SERVER, ZONE).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 404));
    assert_eq!(error.body(), Some(&Error::new("Not Found")));
}
