//! Every operation of a description of bodies in XML: what puts them sends, and what gets them understands.

mod wire;

use sample::runtime::{Bytes, Map};
use sample::types;
use wire::{Wire, texts, with};

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

/// A request with a body in XML, as lines.
fn put(path: &str, document: &str) -> [String; 3] {
    [format!("PUT {path} HTTP/1.1"), "content-type: application/xml".to_owned(), format!("{DECLARATION}{document}")]
}

fn lines(request: &[String; 3]) -> [&str; 3] {
    request.each_ref().map(String::as_str)
}

fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1")
}

#[tokio::main]
async fn main() {
    let mut wire = Wire::start();
    let client = sample::Client::builder().base_url(wire.url()).build().unwrap();
    references(&mut wire, &client).await;
    lists(&mut wire, &client).await;
    outermost_lists(&mut wire, &client).await;
    service(&mut wire, &client).await;
    scalars(&mut wire, &client).await;
    wire.end();
}

async fn references(wire: &mut Wire, client: &sample::Client) {
    let path = "/xml/complex-type-ref-no-meta";
    let plain = types::RootWithRefAndNoMeta::new().ref_to_model(types::ComplexTypeNoMeta::new().id("myid")).something("else");
    let document = "<RootWithRefAndNoMeta><RefToModel><ID>myid</ID></RefToModel><Something>else</Something></RootWithRefAndNoMeta>";
    wire.gives("xml_getComplexTypeRefNoMeta", client.xml_operations().xml_get_complex_type_ref_no_meta().into_future(), &get(path), document, plain.clone()).await;
    wire.sends("xml_putComplexTypeRefNoMeta", client.xml_operations().xml_put_complex_type_ref_no_meta(plain).raw(), &lines(&put(path, document))).await;
    let path = "/xml/complex-type-ref-with-meta";
    let named = types::RootWithRefAndMeta::new().ref_to_model(types::ComplexTypeWithMeta::new().id("myid")).something("else");
    let document = "<RootWithRefAndMeta><XMLComplexTypeWithMeta><ID>myid</ID></XMLComplexTypeWithMeta><Something>else</Something></RootWithRefAndMeta>";
    wire.gives("xml_getComplexTypeRefWithMeta", client.xml_operations().xml_get_complex_type_ref_with_meta().into_future(), &get(path), document, named.clone()).await;
    wire.sends("xml_putComplexTypeRefWithMeta", client.xml_operations().xml_put_complex_type_ref_with_meta(named).raw(), &lines(&put(path, document))).await;
}

async fn lists(wire: &mut Wire, client: &sample::Client) {
    let first = types::Slide::new().type_("all").title("Wake up to WonderWidgets!");
    let second = types::Slide::new().type_("all").title("Overview").items(texts(["Why WonderWidgets are great", "", "Who buys WonderWidgets"]));
    let show = types::Slideshow::new().title("Sample Slide Show").date("Date of publication").author("Yours Truly");
    let document = "<slideshow title=\"Sample Slide Show\" date=\"Date of publication\" author=\"Yours Truly\">\
        <slide type=\"all\"><title>Wake up to WonderWidgets!</title></slide>\
        <slide type=\"all\"><title>Overview</title><item>Why WonderWidgets are great</item><item/><item>Who buys WonderWidgets</item></slide></slideshow>";
    let full = show.clone().slides(vec![first, second]);
    wire.gives("xml_getSimple", client.xml_operations().xml_get_simple().into_future(), &get("/xml/simple"), document, full.clone()).await;
    wire.sends("xml_putSimple", client.xml_operations().xml_put_simple(full).raw(), &lines(&put("/xml/simple", document))).await;
    let empty = "<slideshow title=\"Sample Slide Show\" date=\"Date of publication\" author=\"Yours Truly\"/>";
    wire.gives("xml_getEmptyList", client.xml_operations().xml_get_empty_list().into_future(), &get("/xml/empty-list"), empty, show.clone()).await;
    wire.sends("xml_putEmptyList", client.xml_operations().xml_put_empty_list(show.slides(Vec::new())).raw(), &lines(&put("/xml/empty-list", empty))).await;
    let barrel = types::AppleBarrel::new().good_apples(texts(["Fuji", "Gala"])).bad_apples(texts(["Red Delicious"]));
    let document = "<AppleBarrel><GoodApples><Apple>Fuji</Apple><Apple>Gala</Apple></GoodApples><BadApples><Apple>Red Delicious</Apple></BadApples></AppleBarrel>";
    wire.gives("xml_getWrappedLists", client.xml_operations().xml_get_wrapped_lists().into_future(), &get("/xml/wrapped-lists"), document, barrel.clone()).await;
    wire.sends("xml_putWrappedLists", client.xml_operations().xml_put_wrapped_lists(barrel).raw(), &lines(&put("/xml/wrapped-lists", document))).await;
    let barrel = types::AppleBarrel::new().good_apples(Vec::new()).bad_apples(Vec::new());
    let document = "<AppleBarrel><GoodApples/><BadApples/></AppleBarrel>";
    wire.gives("xml_getEmptyWrappedLists", client.xml_operations().xml_get_empty_wrapped_lists().into_future(), &get("/xml/empty-wrapped-lists"), document, barrel.clone()).await;
    wire.sends("xml_putEmptyWrappedLists", client.xml_operations().xml_put_empty_wrapped_lists(barrel).raw(), &lines(&put("/xml/empty-wrapped-lists", document))).await;
}

async fn outermost_lists(wire: &mut Wire, client: &sample::Client) {
    let cavendish = types::Banana::new().name("Cavendish").flavor("Sweet").expiration("2018-02-28T00:40:00.123Z");
    let plantain = types::Banana::new().name("Plantain").flavor("Savory").expiration("2018-02-28T00:40:00.123Z");
    let banana = |name: &str, flavor: &str| format!("<banana><name>{name}</name><flavor>{flavor}</flavor><expiration>2018-02-28T00:40:00.123Z</expiration></banana>");
    let (sweet, savory) = (banana("Cavendish", "Sweet"), banana("Plantain", "Savory"));
    let (two, one) = (format!("<bananas>{sweet}{savory}</bananas>"), format!("<bananas>{sweet}</bananas>"));
    wire.gives("xml_getRootList", client.xml_operations().xml_get_root_list().into_future(), &get("/xml/root-list"), &two, vec![cavendish.clone(), plantain.clone()]).await;
    wire.sends("xml_putRootList", client.xml_operations().xml_put_root_list(vec![cavendish.clone(), plantain]).raw(), &lines(&put("/xml/root-list", &two))).await;
    wire.gives("xml_getRootListSingleItem", client.xml_operations().xml_get_root_list_single_item().into_future(), &get("/xml/root-list-single-item"), &one, vec![cavendish.clone()]).await;
    wire.sends("xml_putRootListSingleItem", client.xml_operations().xml_put_root_list_single_item(vec![cavendish]).raw(), &lines(&put("/xml/root-list-single-item", &one))).await;
    wire.gives("xml_getEmptyRootList", client.xml_operations().xml_get_empty_root_list().into_future(), &get("/xml/empty-root-list"), "<bananas/>", Vec::new()).await;
    wire.sends("xml_putEmptyRootList", client.xml_operations().xml_put_empty_root_list(Vec::new()).raw(), &lines(&put("/xml/empty-root-list", "<bananas/>"))).await;
    let unknown = types::Banana::new().name("Unknown Banana").flavor("").expiration("2012-02-24T00:53:52.789Z");
    let document = "<banana><name>Unknown Banana</name><flavor/><expiration>2012-02-24T00:53:52.789Z</expiration></banana>";
    wire.gives("xml_getEmptyChildElement", client.xml_operations().xml_get_empty_child_element().into_future(), &get("/xml/empty-child-element"), document, unknown.clone()).await;
    wire.sends("xml_putEmptyChildElement", client.xml_operations().xml_put_empty_child_element(unknown).raw(), &lines(&put("/xml/empty-child-element", document))).await;
}

async fn service(wire: &mut Wire, client: &sample::Client) {
    let properties = with(types::ContainerProperties::new("Wed, 26 Oct 2016 20:39:39 GMT", "0x8CACB9BD7C6B1B2"), |found| {
        found.public_access = Some(types::PublicAccessType::Container);
    });
    let container = with(types::Container::new("audio", properties), |found| {
        found.metadata = Some(Map::from_iter([("Color", "blue".to_owned())]));
    });
    let containers = with(types::ListContainersResponse::new("https://myaccount.blob.core.windows.net/", "", 3, "video"), |found| {
        found.containers = Some(vec![container]);
    });
    let document = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<EnumerationResults ServiceEndpoint=\"https://myaccount.blob.core.windows.net/\"><Prefix/><MaxResults>3</MaxResults>\n\
        <Containers><Container><Name>audio</Name><Properties><Last-Modified>Wed, 26 Oct 2016 20:39:39 GMT</Last-Modified><Etag>0x8CACB9BD7C6B1B2</Etag>\
        <PublicAccess>container</PublicAccess></Properties><Metadata><Color>blue</Color></Metadata></Container></Containers><NextMarker>video</NextMarker></EnumerationResults>";
    wire.gives("xml_listContainers", client.xml_operations().xml_list_containers(types::XmlListContainersComp::List).into_future(), &get("/xml/?comp=list"), document, containers).await;
    let retention = types::RetentionPolicy::new(true).days(7);
    let logging = types::Logging::new("1.0", true, false, true, retention.clone());
    let metrics = types::Metrics::new(true).version("1.0").include_apis(false).retention_policy(retention);
    let rule = types::CorsRule::new("http://www.fabrikam.com", "GET,PUT", "x-ms-meta-data*", "x-ms-meta-*", 200);
    let properties = types::StorageServiceProperties::new().logging(logging).hour_metrics(metrics).cors(vec![rule]).default_service_version("2017-04-17");
    let policy = "<RetentionPolicy><Enabled>true</Enabled><Days>7</Days></RetentionPolicy>";
    let document = format!(
        "<StorageServiceProperties><Logging><Version>1.0</Version><Delete>true</Delete><Read>false</Read><Write>true</Write>{policy}</Logging>\
         <HourMetrics><Version>1.0</Version><Enabled>true</Enabled><IncludeAPIs>false</IncludeAPIs>{policy}</HourMetrics>\
         <Cors><CorsRule><AllowedOrigins>http://www.fabrikam.com</AllowedOrigins><AllowedMethods>GET,PUT</AllowedMethods><AllowedHeaders>x-ms-meta-data*</AllowedHeaders>\
         <ExposedHeaders>x-ms-meta-*</ExposedHeaders><MaxAgeInSeconds>200</MaxAgeInSeconds></CorsRule></Cors>\
         <DefaultServiceVersion>2017-04-17</DefaultServiceVersion></StorageServiceProperties>"
    );
    let path = "/xml/?comp=properties&restype=service";
    wire.gives("xml_getServiceProperties", client.xml_operations().xml_get_service_properties(types::XmlGetServicePropertiesComp::Properties, types::XmlGetServicePropertiesRestype::Service).into_future(), &get(path), &document, properties.clone()).await;
    wire.sends("xml_putServiceProperties", client.xml_operations().xml_put_service_properties(types::XmlPutServicePropertiesComp::Properties, types::XmlPutServicePropertiesRestype::Service, properties).raw(), &lines(&put(path, &document))).await;
    let access = types::AccessPolicy::new("2009-09-28T08:49:37.123Z", "2009-09-29T08:49:37.123Z", "rwd");
    let identifiers = vec![types::SignedIdentifier::new("MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=", access)];
    let document = "<SignedIdentifiers><SignedIdentifier><Id>MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=</Id>\
        <AccessPolicy><Start>2009-09-28T08:49:37.123Z</Start><Expiry>2009-09-29T08:49:37.123Z</Expiry><Permission>rwd</Permission></AccessPolicy></SignedIdentifier></SignedIdentifiers>";
    let path = "/xml/mycontainer?comp=acl&restype=container";
    wire.gives("xml_getAcls", client.xml_operations().xml_get_acls(types::XmlGetAclsComp::Acl, types::XmlGetAclsRestype::Container).into_future(), &get(path), document, identifiers.clone()).await;
    wire.sends("xml_putAcls", client.xml_operations().xml_put_acls(types::XmlPutAclsComp::Acl, types::XmlPutAclsRestype::Container, identifiers).raw(), &lines(&put(path, document))).await;
    let properties = with(types::BlobProperties::new("Wed, 09 Sep 2009 09:20:02 GMT", "0x8CBFF45D8A29A19"), |found| {
        (found.content_length, found.blob_type) = (Some(100), Some(types::BlobPropertiesBlobType::BlockBlob));
        (found.content_type, found.server_encrypted) = (Some(String::new()), Some(true));
    });
    let blob = with(types::Blob::new("blob1.txt", false, "", properties), |found| {
        found.metadata = Some(Map::from_iter([("Color", "blue".to_owned()), ("BlobNumber", "01".to_owned())]));
    });
    let blobs = with(types::Blobs::new(), |found| {
        (found.blob_prefix, found.blob) = (Some(vec![types::BlobPrefix::new("blob/")]), Some(vec![blob.clone(), blob]));
    });
    let list = types::ListBlobsResponse::new("https://example.com/mycontainer", "blob", "", 3, "/", blobs, "next");
    let blob = "<Blob><Name>blob1.txt</Name><Deleted>false</Deleted><Snapshot/><Properties><Last-Modified>Wed, 09 Sep 2009 09:20:02 GMT</Last-Modified><Etag>0x8CBFF45D8A29A19</Etag>\
        <Content-Length>100</Content-Length><Content-Type/><BlobType>BlockBlob</BlobType><ServerEncrypted>true</ServerEncrypted></Properties>\
        <Metadata><Color>blue</Color><BlobNumber>01</BlobNumber></Metadata></Blob>";
    let document = format!(
        "<EnumerationResults ContainerName=\"https://example.com/mycontainer\"><Prefix>blob</Prefix><Marker/><MaxResults>3</MaxResults><Delimiter>/</Delimiter>\
         <Blobs>{blob}<BlobPrefix><Name>blob/</Name></BlobPrefix>{blob}</Blobs><NextMarker>next</NextMarker></EnumerationResults>"
    );
    let path = "/xml/mycontainer?comp=list&restype=container";
    wire.gives("xml_listBlobs", client.xml_operations().xml_list_blobs(types::XmlListBlobsComp::List, types::XmlListBlobsRestype::Container).into_future(), &get(path), &document, list).await;
}

async fn scalars(wire: &mut Wire, client: &sample::Client) {
    wire.sends("xml_getHeaders", client.xml_operations().xml_get_headers().raw(), &["GET /xml/headers HTTP/1.1"]).await;
    wire.sends("xml_jsonInput", client.xml_operations().xml_json_input(types::JsonInput::new().id(42)).raw(), &["PUT /xml/jsoninput HTTP/1.1", "content-type: application/json", "{\"id\":42}"]).await;
    let mut output = types::JsonOutput::default();
    output.id = Some(42);
    wire.gives("xml_jsonOutput", client.xml_operations().xml_json_output().into_future(), &get("/xml/jsonoutput"), "{\"id\":42}", output).await;
    let mut text = types::ObjectWithXmsTextProperty::default();
    text.language = Some("english".to_owned());
    text.content = Some("I am text".to_owned());
    wire.gives("xml_GetXMsText", client.xml_get_xms_text().into_future(), &get("/xml/x-ms-text"), "<Data language=\"english\">I am text</Data>", text).await;
    let bytes = types::ModelWithByteProperty::new().bytes(Bytes::from(b"Hello, World!".to_vec()));
    let document = "<ModelWithByteProperty><Bytes>SGVsbG8sIFdvcmxkIQ==</Bytes></ModelWithByteProperty>";
    wire.gives("xml_getBytes", client.xml_operations().xml_get_bytes().into_future(), &get("/xml/bytes"), document, bytes.clone()).await;
    wire.sends("xml_putBinary", client.xml_operations().xml_put_binary(bytes).raw(), &lines(&put("/xml/bytes", document))).await;
    let url = types::ModelWithUrlProperty::new().url("https://myaccount.blob.core.windows.net/?a=1&b");
    let document = "<ModelWithUrlProperty><Url>https://myaccount.blob.core.windows.net/?a=1&amp;b</Url></ModelWithUrlProperty>";
    wire.gives("xml_getUri", client.xml_operations().xml_get_uri().into_future(), &get("/xml/url"), document, url.clone()).await;
    wire.sends("xml_putUri", client.xml_operations().xml_put_uri(url).raw(), &lines(&put("/xml/url", document))).await;
}
