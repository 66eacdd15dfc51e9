//! A collection of vectors from its creation to its end, in a database of its own.

#[path = "../steps.rs"]
mod steps;

use chroma::Client;
use chroma::types::{
    AddCollectionRecordsPayload as Add, CreateCollectionPayload, CreateDatabasePayload, CreateTenantPayload,
    DeleteCollectionRecordsPayload as Delete, ErrorResponse, GetRequestPayload as Get, HashMap, HashMapValue,
    HashMapValueList, Include, QueryRequestPayload as Query, ReadLevel, UpdateCollectionPayload,
    UpdateCollectionRecordsPayload as Update, UpsertCollectionRecordsPayload as Upsert,
};
use clientwright_runtime::{ErrorKind, Maybe};

use steps::Steps;

/// The tenant that there is.
const TENANT: &str = "default_tenant";
const DATABASE: &str = "database";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut steps = Steps::from_arguments();
    let builder = Client::builder().base_url(&steps.url).api_key(&*steps.key).on_drift(steps.observer());
    let client = builder.build().unwrap();

    steps.step("the system", system(&client)).await;
    steps.note("GET /api/v2/version: 200 with JSON, described as plain text");
    steps.step("create and read a tenant", tenant(&client)).await;
    steps.step("create, read and list databases", database(&client)).await;
    let id = steps.step("create a collection", create(&client)).await;
    steps.step("read the collection", read(&client, &id)).await;
    steps.step("list collections", list(&client, &id)).await;
    steps.step("update the collection", update(&client, &id)).await;
    steps.step("add records, as numbers and as base64", add(&client, &id)).await;
    steps.step("read records", records(&client, &id)).await;
    steps.step("query", query(&client, &id)).await;
    steps.step("update and upsert records", change(&client, &id)).await;
    steps.step("delete a record", delete_record(&client, &id)).await;
    steps.step("a documented error: 404", not_found(&client)).await;
    steps.step("a documented error without a body: 400", other_dimension(&client, &id)).await;
    steps.step("undocumented errors: 400, 409, 422", undocumented(&client, &id)).await;
    steps.step("a connection that ends without an answer", panics(&client)).await;
    steps.note("POST /api/v2/tenants/{tenant}/databases/{database}/collections: no answer to lists in `metadata`");
    steps.step("delete the collection", delete(&client)).await;
    steps.step("delete the database", delete_database(&client)).await;
    steps.end();
}

async fn system(client: &Client) {
    assert!(client.system().heartbeat().await.unwrap().nanosecond_heartbeat > 1_700_000_000_000_000_000);
    let checks = client.system().pre_flight_checks().await.unwrap();
    assert!(checks.max_batch_size > 1000 && checks.supports_base64_encoding, "{checks:?}");
    // Described as plain text, and JSON.
    assert_eq!(client.system().version().await.unwrap(), "\"1.0.0\"");
    let me = client.authentication().get_user_identity().await.unwrap();
    assert_eq!((me.tenant.as_str(), me.databases.as_slice()), (TENANT, ["default_database".to_owned()].as_slice()));
    // Described as a text.
    let error = client.system().healthcheck().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.raw_body(), Some(br#"{"is_executor_ready":true,"is_log_client_ready":true}"#.as_slice()));
}

async fn tenant(client: &Client) {
    client.tenant().create_tenant(CreateTenantPayload::new("other")).await.unwrap();
    assert_eq!(client.tenant().get_tenant("other").await.unwrap().name, "other");
}

async fn database(client: &Client) {
    let databases = client.database();
    databases.create_database(TENANT, CreateDatabasePayload::new(DATABASE)).await.unwrap();
    let made = databases.get_database(TENANT, DATABASE).await.unwrap();
    assert_eq!((made.name.as_str(), made.tenant.as_str(), made.id.as_str().len()), (DATABASE, TENANT, 36));
    // Described as a list of collections: one schema is called as the type of all lists is.
    let error = databases.list_databases(TENANT).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.decode_error().unwrap().missing()[0], "/0/configuration_json");
    let listed = std::str::from_utf8(error.raw_body().unwrap()).unwrap();
    assert!(listed.contains(r#""name":"database""#) && listed.contains(r#""name":"default_database""#), "{listed}");
}

fn metadata<const N: usize>(pairs: [(&str, HashMapValue); N]) -> HashMap {
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// One of each kind but lists.
fn of_the_collection() -> HashMap {
    metadata([("topic", "tests".to_owned().into()), ("whole", 5.into()), ("number", 1.5.into()), ("flag", true.into())])
}

async fn create(client: &Client) -> String {
    let wanted = CreateCollectionPayload::new("first").metadata(of_the_collection());
    let made = client.collection().create_collection(TENANT, DATABASE, wanted).await.unwrap();
    assert_eq!((made.name.as_str(), made.database.as_str(), made.dimension), ("first", DATABASE, None));
    made.id.to_string()
}

async fn read(client: &Client, id: &str) {
    let read = client.collection().get_collection(TENANT, DATABASE, "first").await.unwrap();
    assert_eq!(read.id.as_str(), id);
    let (read, wanted) = (read.metadata.unwrap(), of_the_collection());
    assert_eq!(read.len(), wanted.len());
    for (name, value) in &wanted {
        assert_eq!(read.get(name), Some(value), "{name}");
    }
    let by_id = client.collection().get_collection_by_id(TENANT, DATABASE, id).await.unwrap();
    assert_eq!(by_id.name, "first");
}

async fn list(client: &Client, id: &str) {
    let collections = client.collection();
    let second = collections.create_collection(TENANT, DATABASE, CreateCollectionPayload::new("second")).await.unwrap();
    let all = collections.list_collections(TENANT, DATABASE).await.unwrap();
    let mut ids = all.iter().map(|one| one.id.as_str()).collect::<Vec<_>>();
    let mut wanted = vec![id, second.id.as_str()];
    ids.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(ids, wanted);
    let page = collections.list_collections(TENANT, DATABASE).limit(1).offset(1).await.unwrap();
    assert_eq!(page, all[1..]);
    assert_eq!(collections.count_collections(TENANT, DATABASE).await.unwrap(), 2);
}

/// Absent stays as it is, `null` takes away.
async fn update(client: &Client, id: &str) {
    let collections = client.collection();
    let renamed = UpdateCollectionPayload::new().new_name("renamed".to_owned());
    collections.update_collection(TENANT, DATABASE, id, renamed).await.unwrap();
    let read = collections.get_collection(TENANT, DATABASE, "renamed").await.unwrap();
    assert_eq!((read.id.as_str(), read.metadata.unwrap().len()), (id, 4));
    let changed = UpdateCollectionPayload::new().new_name(Maybe::Null).new_metadata(metadata([("whole", 7.into())]));
    collections.update_collection(TENANT, DATABASE, id, changed).await.unwrap();
    let read = collections.get_collection(TENANT, DATABASE, "renamed").await.unwrap();
    assert_eq!(read.metadata.unwrap().get("whole"), Some(&7.into()));
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn about() -> HashMap {
    let numbers = vec![HashMapValueList::Integer(1), HashMapValueList::Number(2.5)];
    metadata([
        ("kind", "first".to_owned().into()),
        ("tags", texts(&["x", "y"]).into()),
        ("numbers", numbers.into()),
        ("flags", vec![true].into()),
    ])
}

async fn add(client: &Client, id: &str) {
    let about = about();
    let wanted = Add::new(vec![vec![1.0, 0.0], vec![0.0, 1.0]], texts(&["a", "b"]))
        .documents(vec![Some("alpha".to_owned()), None])
        .metadatas(vec![Some(about), None]);
    let added = client.record().collection_add(TENANT, DATABASE, id, wanted).response().await.unwrap();
    assert_eq!(added.status, 201);
    // Two numbers of 32 bits, each of them 1.
    let encoded = Add::new(texts(&["AACAPwAAgD8="]), texts(&["c"]));
    client.record().collection_add(TENANT, DATABASE, id, encoded).await.unwrap();
    let count = client.record().collection_count(TENANT, DATABASE, id).read_level(ReadLevel::IndexAndWal);
    assert_eq!(count.await.unwrap(), 3);
}

async fn records(client: &Client, id: &str) {
    let include = vec![Include::Documents, Include::Embeddings, Include::Metadatas, Include::Uris];
    let all = client.record().collection_get(TENANT, DATABASE, id, Get::new().include(include)).await.unwrap();
    assert_eq!(all.ids, ["a", "b", "c"]);
    assert_eq!(all.documents.unwrap(), [Some("alpha".to_owned()), None, None]);
    assert_eq!(all.embeddings.unwrap(), [[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]);
    let about = about();
    assert_eq!(all.metadatas.unwrap(), [Some(about), None, None]);
    assert_eq!(all.uris.unwrap(), [None, None, None]);
    let one = Get::new().ids(texts(&["b"])).limit(5).include(vec![]);
    let one = client.record().collection_get(TENANT, DATABASE, id, one).await.unwrap();
    assert_eq!((one.ids.as_slice(), one.documents, one.include.len()), (texts(&["b"]).as_slice(), None, 0));
}

async fn query(client: &Client, id: &str) {
    let near = Query::new(vec![vec![1.0, 0.0]]).n_results(2).include(vec![Include::Distances, Include::Documents]);
    let found = client.record().collection_query(TENANT, DATABASE, id, near).await.unwrap();
    assert_eq!(found.ids, [["a", "c"]]);
    assert_eq!(found.distances.unwrap(), [[Some(0.0), Some(1.0)]]);
    assert_eq!(found.documents.unwrap(), [[Some("alpha".to_owned()), None]]);
    assert_eq!((found.embeddings, found.include), (None, vec![Include::Distances, Include::Documents]));
}

async fn document(client: &Client, id: &str, record: &str) -> Option<String> {
    let wanted = Get::new().ids(texts(&[record])).include(vec![Include::Documents]);
    let got = client.record().collection_get(TENANT, DATABASE, id, wanted).await.unwrap();
    got.documents.unwrap().remove(0)
}

async fn change(client: &Client, id: &str) {
    let records = client.record();
    let omega = Update::new(texts(&["a"])).documents(vec![Some("omega".to_owned())]);
    records.collection_update(TENANT, DATABASE, id, omega).await.unwrap();
    assert_eq!(document(client, id, "a").await.as_deref(), Some("omega"));
    let both = Upsert::new(vec![vec![0.0, 2.0], vec![0.5, 0.5]], texts(&["b", "d"]))
        .documents(vec![Some("beta".to_owned()), Some("delta".to_owned())]);
    records.collection_upsert(TENANT, DATABASE, id, both).await.unwrap();
    assert_eq!(document(client, id, "b").await.as_deref(), Some("beta"));
    assert_eq!(document(client, id, "d").await.as_deref(), Some("delta"));
    assert_eq!(records.collection_count(TENANT, DATABASE, id).await.unwrap(), 4);
}

async fn delete_record(client: &Client, id: &str) {
    let records = client.record();
    let done = records.collection_delete(TENANT, DATABASE, id, Delete::new().ids(texts(&["b"]))).await.unwrap();
    assert_eq!(done.deleted, Some(1));
    let left = records.collection_get(TENANT, DATABASE, id, Get::new()).await.unwrap();
    assert_eq!(left.ids, ["a", "c", "d"]);
}

async fn not_found(client: &Client) {
    let error = client.collection().get_collection(TENANT, DATABASE, "none").await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 404));
    assert_eq!(error.body(), Some(&ErrorResponse::new("NotFoundError", "Collection [none] does not exist")));
}

async fn other_dimension(client: &Client, id: &str) {
    let wrong = Add::new(vec![vec![1.0]], texts(&["z"]));
    let error = client.record().collection_add(TENANT, DATABASE, id, wrong).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 400));
    let text = std::str::from_utf8(error.raw_body().unwrap()).unwrap();
    assert!(text.starts_with(r#"{"error":"InvalidArgumentError""#), "{text}");
}

async fn undocumented(client: &Client, id: &str) {
    let again = CreateCollectionPayload::new("renamed");
    let error = client.collection().create_collection(TENANT, DATABASE, again).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::UndocumentedStatus, 409));
    let error = client.record().collection_query(TENANT, DATABASE, id, Query::new(vec![vec![1.0]])).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::UndocumentedStatus, 400));
    let unknown = Query::new(vec![vec![1.0, 0.0]]).include(vec![Include::from("no-such-part")]);
    let error = client.record().collection_query(TENANT, DATABASE, id, unknown).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::UndocumentedStatus, 422));
}

/// Lists in what is known of a collection are described; the server's thread panics over them, and others go on.
async fn panics(client: &Client) {
    let wanted = CreateCollectionPayload::new("third").metadata(metadata([("texts", texts(&["x", "y"]).into())]));
    let error = client.collection().create_collection(TENANT, DATABASE, wanted).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Transfer, None));
    assert_eq!(client.system().version().await.unwrap(), "\"1.0.0\"");
}

async fn delete(client: &Client) {
    let collections = client.collection();
    collections.delete_collection(TENANT, DATABASE, "renamed").await.unwrap();
    let error = collections.get_collection(TENANT, DATABASE, "renamed").await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 404));
    assert_eq!(collections.count_collections(TENANT, DATABASE).await.unwrap(), 1);
}

async fn delete_database(client: &Client) {
    let databases = client.database();
    databases.delete_database(TENANT, DATABASE).await.unwrap();
    let error = databases.delete_database(TENANT, DATABASE).await.unwrap_err();
    assert_eq!(error.body(), Some(&ErrorResponse::new("NotFoundError", "Database [database] not found")));
}
