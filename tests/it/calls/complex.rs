//! Every operation of a description of objects as JSON: what puts them sends, and what gets them understands.

mod wire;

use sample::runtime::{Bytes, Map, Maybe};
use sample::types;
use wire::{Wire, texts, with};

const BIRTHDAY: &str = "2012-01-05T01:00:00Z";

/// A shark as JSON, with whatever comes after what every shark has.
fn shark(kind: &str, length: &str, rest: &str) -> String {
    format!("{{\"fishtype\":\"{kind}\",\"species\":\"predator\",\"length\":{length},\"birthday\":\"{BIRTHDAY}\"{rest}}}")
}

/// A salmon that has two sharks beside it, and its JSON.
fn school() -> (types::Fish, String) {
    let great = types::SharkBase::new("shark", 20.0, BIRTHDAY).species("predator");
    let mut goblin = types::Goblinshark::new(30.5, BIRTHDAY).species("predator").jawsize(5);
    goblin.color = Some("pinkish-gray".into());
    let siblings: Vec<types::Fish> = vec![types::Shark::from(great).into(), types::Shark::from(goblin).into()];
    let salmon = types::SalmonBase::new("salmon", 1.0).species("king").siblings(siblings).location("alaska").iswild(true);
    let (great, goblin) = (shark("shark", "20.0", ""), shark("goblin", "30.5", ",\"jawsize\":5,\"color\":\"pinkish-gray\""));
    let json = format!(
        "{{\"fishtype\":\"salmon\",\"species\":\"king\",\"length\":1.0,\"siblings\":[{great},{goblin}],\"location\":\"alaska\",\"iswild\":true}}"
    );
    (types::Salmon::from(salmon).into(), json)
}

/// A salmon that has been to school, and its JSON.
fn smart() -> (types::Salmon, String) {
    let mut salmon = types::SmartSalmon::new(1.5).species("king").college_degree("physics");
    salmon.additional_properties.insert("score", true.into());
    let json = "{\"fishtype\":\"smart_salmon\",\"species\":\"king\",\"length\":1.5,\"college_degree\":\"physics\",\"score\":true}";
    (salmon.into(), json.to_owned())
}

#[tokio::main]
async fn main() {
    let mut wire = Wire::start();
    let client = sample::Client::builder().base_url(wire.url()).build().unwrap();
    basic(&mut wire, &client).await;
    numbers(&mut wire, &client).await;
    texts_of_formats(&mut wire, &client).await;
    containers(&mut wire, &client).await;
    choices(&mut wire, &client).await;
    wire.end();
}

async fn basic(wire: &mut Wire, client: &sample::Client) {
    let basic = types::Basic::new().id(2).name("abc");
    let valid = basic.clone().color(types::BasicColor::Yellow);
    wire.gives("basic_getValid", client.basic_get_valid().into_future(), "GET /complex/basic/valid HTTP/1.1", "{\"id\":2,\"name\":\"abc\",\"color\":\"YELLOW\"}", valid).await;
    wire.sends("basic_putValid", client.basic_put_valid(types::ApiVersionParameter::Value2016_02_29, basic.clone().color(types::BasicColor::Magenta)).raw(), &["PUT /complex/basic/valid?api-version=2016-02-29 HTTP/1.1", "content-type: application/json", "{\"id\":2,\"name\":\"abc\",\"color\":\"Magenta\"}"]).await;
    wire.refuses("basic_getInvalid", client.basic_get_invalid().into_future(), "GET /complex/basic/invalid HTTP/1.1", "{\"id\":\"a\",\"name\":\"abc\"}", "`id`: expected an integer, found string \"a\" at byte 6").await;
    wire.gives("basic_getEmpty", client.basic_get_empty().into_future(), "GET /complex/basic/empty HTTP/1.1", "{}", types::Basic::new()).await;
    let mut nothing = types::Basic::new();
    nothing.id = Maybe::Null;
    wire.gives("basic_getNull", client.basic_get_null().into_future(), "GET /complex/basic/null HTTP/1.1", "{\"id\":null,\"name\":null}", nothing).await;
    wire.refuses("basic_getNotProvided", client.basic_get_not_provided().into_future(), "GET /complex/basic/notprovided HTTP/1.1", "", "expected an object, found end of input at byte 0").await;
}

async fn numbers(wire: &mut Wire, client: &sample::Client) {
    let ints = types::IntWrapper::new().field1(-1).field2(2);
    wire.gives("primitive_getInt", client.primitive_get_int().into_future(), "GET /complex/primitive/integer HTTP/1.1", "{\"field1\":-1,\"field2\":2}", ints.clone()).await;
    wire.sends("primitive_putInt", client.primitive_put_int(ints).raw(), &["PUT /complex/primitive/integer HTTP/1.1", "content-type: application/json", "{\"field1\":-1,\"field2\":2}"]).await;
    let longs = types::LongWrapper::new().field1(1_099_511_627_775).field2(-999_511_627_788);
    wire.gives("primitive_getLong", client.primitive_get_long().into_future(), "GET /complex/primitive/long HTTP/1.1", "{\"field1\":1099511627775,\"field2\":-999511627788}", longs.clone()).await;
    wire.sends("primitive_putLong", client.primitive_put_long(longs).raw(), &["PUT /complex/primitive/long HTTP/1.1", "content-type: application/json", "{\"field1\":1099511627775,\"field2\":-999511627788}"]).await;
    let floats = types::FloatWrapper::new().field1(1.05).field2(-0.003);
    wire.gives("primitive_getFloat", client.primitive_get_float().into_future(), "GET /complex/primitive/float HTTP/1.1", "{\"field1\":1.05,\"field2\":-3e-3}", floats.clone()).await;
    wire.sends("primitive_putFloat", client.primitive_put_float(floats).raw(), &["PUT /complex/primitive/float HTTP/1.1", "content-type: application/json", "{\"field1\":1.05,\"field2\":-0.003}"]).await;
    let mut doubles = types::DoubleWrapper::new().field1(3e-100);
    doubles.field_56_zeros_after_the_dot_and_negative_zero_before_dot_and_this_is_a_long_fie_h1973915 = Some(-5e-57);
    let json = "{\"field1\":3e-100,\"field_56_zeros_after_the_dot_and_negative_zero_before_dot_and_this_is_a_long_field_name_on_purpose\":-5e-57}";
    wire.gives("primitive_getDouble", client.primitive_get_double().into_future(), "GET /complex/primitive/double HTTP/1.1", json, doubles.clone()).await;
    wire.sends("primitive_putDouble", client.primitive_put_double(doubles).raw(), &["PUT /complex/primitive/double HTTP/1.1", "content-type: application/json", json]).await;
    let bools = types::BooleanWrapper::new().field_true(true).field_false(false);
    wire.gives("primitive_getBool", client.primitive_get_bool().into_future(), "GET /complex/primitive/bool HTTP/1.1", "{\"field_true\":true,\"field_false\":false}", bools.clone()).await;
    wire.sends("primitive_putBool", client.primitive_put_bool(bools).raw(), &["PUT /complex/primitive/bool HTTP/1.1", "content-type: application/json", "{\"field_true\":true,\"field_false\":false}"]).await;
}

async fn texts_of_formats(wire: &mut Wire, client: &sample::Client) {
    let strings = types::StringWrapper::new().field("good\"request").empty("");
    wire.gives("primitive_getString", client.primitive_get_string().into_future(), "GET /complex/primitive/string HTTP/1.1", "{\"field\":\"good\\\"request\",\"empty\":\"\",\"null\":null}", strings.clone()).await;
    wire.sends("primitive_putString", client.primitive_put_string(strings).raw(), &["PUT /complex/primitive/string HTTP/1.1", "content-type: application/json", "{\"field\":\"good\\\"request\",\"empty\":\"\"}"]).await;
    let dates = types::DateWrapper::new().field("0001-01-01").leap("2016-02-29");
    wire.gives("primitive_getDate", client.primitive_get_date().into_future(), "GET /complex/primitive/date HTTP/1.1", "{\"field\":\"0001-01-01\",\"leap\":\"2016-02-29\"}", dates.clone()).await;
    wire.sends("primitive_putDate", client.primitive_put_date(dates).raw(), &["PUT /complex/primitive/date HTTP/1.1", "content-type: application/json", "{\"field\":\"0001-01-01\",\"leap\":\"2016-02-29\"}"]).await;
    let times = types::DatetimeWrapper::new().field("0001-01-01T00:00:00Z").now("2015-05-18T18:38:00-08:00");
    wire.gives("primitive_getDateTime", client.primitive_get_date_time().into_future(), "GET /complex/primitive/datetime HTTP/1.1", "{\"field\":\"0001-01-01T00:00:00Z\",\"now\":\"2015-05-18T18:38:00-08:00\"}", times.clone()).await;
    wire.sends("primitive_putDateTime", client.primitive_put_date_time(times).raw(), &["PUT /complex/primitive/datetime HTTP/1.1", "content-type: application/json", "{\"field\":\"0001-01-01T00:00:00Z\",\"now\":\"2015-05-18T18:38:00-08:00\"}"]).await;
    let named = types::Datetimerfc1123Wrapper::new().field("Mon, 01 Jan 0001 00:00:00 GMT").now("Mon, 18 May 2015 11:38:00 GMT");
    wire.gives("primitive_getDateTimeRfc1123", client.primitive_get_date_time_rfc1123().into_future(), "GET /complex/primitive/datetimerfc1123 HTTP/1.1", "{\"field\":\"Mon, 01 Jan 0001 00:00:00 GMT\",\"now\":\"Mon, 18 May 2015 11:38:00 GMT\"}", named.clone()).await;
    wire.sends("primitive_putDateTimeRfc1123", client.primitive_put_date_time_rfc1123(named).raw(), &["PUT /complex/primitive/datetimerfc1123 HTTP/1.1", "content-type: application/json", "{\"field\":\"Mon, 01 Jan 0001 00:00:00 GMT\",\"now\":\"Mon, 18 May 2015 11:38:00 GMT\"}"]).await;
    let duration = types::DurationWrapper::new().field("P123DT22H14M12.011S");
    wire.gives("primitive_getDuration", client.primitive_get_duration().into_future(), "GET /complex/primitive/duration HTTP/1.1", "{\"field\":\"P123DT22H14M12.011S\"}", duration.clone()).await;
    wire.sends("primitive_putDuration", client.primitive_put_duration(duration).raw(), &["PUT /complex/primitive/duration HTTP/1.1", "content-type: application/json", "{\"field\":\"P123DT22H14M12.011S\"}"]).await;
    let bytes = types::ByteWrapper::new().field(Bytes::from(vec![255, 254, 253, 252, 0, 250]));
    wire.gives("primitive_getByte", client.primitive_get_byte().into_future(), "GET /complex/primitive/byte HTTP/1.1", "{\"field\":\"//79/AD6\"}", bytes.clone()).await;
    wire.sends("primitive_putByte", client.primitive_put_byte(bytes).raw(), &["PUT /complex/primitive/byte HTTP/1.1", "content-type: application/json", "{\"field\":\"//79/AD6\"}"]).await;
}

async fn containers(wire: &mut Wire, client: &sample::Client) {
    let array = types::ArrayWrapper::new().array(texts(["1, 2, 3, 4", "", "&S#$(*Y"]));
    wire.gives("array_getValid", client.array_get_valid().into_future(), "GET /complex/array/valid HTTP/1.1", "{\"array\":[\"1, 2, 3, 4\",\"\",\"&S#$(*Y\"]}", array.clone()).await;
    wire.sends("array_putValid", client.array_put_valid(array).raw(), &["PUT /complex/array/valid HTTP/1.1", "content-type: application/json", "{\"array\":[\"1, 2, 3, 4\",\"\",\"&S#$(*Y\"]}"]).await;
    let empty = types::ArrayWrapper::new().array(Vec::new());
    wire.gives("array_getEmpty", client.array_get_empty().into_future(), "GET /complex/array/empty HTTP/1.1", "{\"array\":[]}", empty.clone()).await;
    wire.sends("array_putEmpty", client.array_put_empty(empty).raw(), &["PUT /complex/array/empty HTTP/1.1", "content-type: application/json", "{\"array\":[]}"]).await;
    wire.gives("array_getNotProvided", client.array_get_not_provided().into_future(), "GET /complex/array/notprovided HTTP/1.1", "{}", types::ArrayWrapper::new()).await;
    let programs = Map::from_iter([("txt", "notepad".to_owned()), ("", String::new())]);
    let dictionary = types::DictionaryWrapper::new().default_program(programs);
    wire.gives("dictionary_getValid", client.dictionary_get_valid().into_future(), "GET /complex/dictionary/typed/valid HTTP/1.1", "{\"defaultProgram\":{\"txt\":\"notepad\",\"\":\"\"}}", dictionary.clone()).await;
    wire.sends("dictionary_putValid", client.dictionary_put_valid(dictionary).raw(), &["PUT /complex/dictionary/typed/valid HTTP/1.1", "content-type: application/json", "{\"defaultProgram\":{\"txt\":\"notepad\",\"\":\"\"}}"]).await;
    let empty = types::DictionaryWrapper::new().default_program(Map::new());
    wire.gives("dictionary_getEmpty", client.dictionary_get_empty().into_future(), "GET /complex/dictionary/typed/empty HTTP/1.1", "{\"defaultProgram\":{}}", empty.clone()).await;
    wire.sends("dictionary_putEmpty", client.dictionary_put_empty(empty).raw(), &["PUT /complex/dictionary/typed/empty HTTP/1.1", "content-type: application/json", "{\"defaultProgram\":{}}"]).await;
    let mut nothing = types::DictionaryWrapper::new();
    nothing.default_program = Maybe::Null;
    wire.gives("dictionary_getNull", client.dictionary_get_null().into_future(), "GET /complex/dictionary/typed/null HTTP/1.1", "{\"defaultProgram\":null}", nothing).await;
    wire.gives("dictionary_getNotProvided", client.dictionary_get_not_provided().into_future(), "GET /complex/dictionary/typed/notprovided HTTP/1.1", "{}", types::DictionaryWrapper::new()).await;
    let read_only = with(types::ReadonlyObj::new(), |found| (found.id, found.size) = (Some("1234".to_owned()), Some(2)));
    wire.gives("readonlyproperty_getValid", client.readonlyproperty_get_valid().into_future(), "GET /complex/readonlyproperty/valid HTTP/1.1", "{\"id\":\"1234\",\"size\":2}", read_only).await;
    wire.sends("readonlyproperty_putValid", client.readonlyproperty_put_valid(types::ReadonlyObjRequest::new().size(2)).raw(), &["PUT /complex/readonlyproperty/valid HTTP/1.1", "content-type: application/json", "{\"size\":2}"]).await;
}

async fn choices(wire: &mut Wire, client: &sample::Client) {
    let dog = types::Dog::new().id(1).name("Potato").food("tomato");
    let cat = types::Siamese::new().id(2).name("Siameeee").color("green").hates(vec![dog]).breed("persian");
    let json = "{\"id\":2,\"name\":\"Siameeee\",\"color\":\"green\",\"hates\":[{\"id\":1,\"name\":\"Potato\",\"food\":\"tomato\"}],\"breed\":\"persian\"}";
    wire.gives("inheritance_getValid", client.inheritance_get_valid().into_future(), "GET /complex/inheritance/valid HTTP/1.1", json, cat.clone()).await;
    wire.sends("inheritance_putValid", client.inheritance_put_valid(cat).raw(), &["PUT /complex/inheritance/valid HTTP/1.1", "content-type: application/json", json]).await;
    let (fish, json) = school();
    wire.gives("polymorphism_getValid", client.polymorphism_get_valid().into_future(), "GET /complex/polymorphism/valid HTTP/1.1", &json, fish.clone()).await;
    wire.sends("polymorphism_putValid", client.polymorphism_put_valid(fish.clone()).raw(), &["PUT /complex/polymorphism/valid HTTP/1.1", "content-type: application/json", &json]).await;
    wire.gives("polymorphicrecursive_getValid", client.polymorphicrecursive_get_valid().into_future(), "GET /complex/polymorphicrecursive/valid HTTP/1.1", &json, fish.clone()).await;
    wire.sends("polymorphicrecursive_putValid", client.polymorphicrecursive_put_valid(fish.clone()).raw(), &["PUT /complex/polymorphicrecursive/valid HTTP/1.1", "content-type: application/json", &json]).await;
    wire.sends("polymorphism_putValidMissingRequired", client.polymorphism_put_valid_missing_required(fish).raw(), &["PUT /complex/polymorphism/missingrequired/invalid HTTP/1.1", "content-type: application/json", &json]).await;
    let (salmon, json) = smart();
    wire.gives("polymorphism_getComplicated", client.polymorphism_get_complicated().into_future(), "GET /complex/polymorphism/complicated HTTP/1.1", &json, salmon.clone()).await;
    wire.sends("polymorphism_putComplicated", client.polymorphism_put_complicated(salmon.clone()).raw(), &["PUT /complex/polymorphism/complicated HTTP/1.1", "content-type: application/json", &json]).await;
    wire.sends("polymorphism_putMissingDiscriminator", client.polymorphism_put_missing_discriminator(salmon).raw(), &["PUT /complex/polymorphism/missingdiscriminator HTTP/1.1", "content-type: application/json", &json]).await;
    let wild = with(types::DotSalmon::new(), |salmon| {
        (salmon.species, salmon.location, salmon.iswild) = (Some("king".to_owned()), Some("sweden".to_owned()), Some(false));
    });
    let dots = "{\"fish.type\":\"DotSalmon\",\"species\":\"king\",\"location\":\"sweden\",\"iswild\":false}";
    wire.gives("polymorphism_getDotSyntax", client.polymorphism_get_dot_syntax().into_future(), "GET /complex/polymorphism/dotsyntax HTTP/1.1", dots, wild.clone().into()).await;
    let market = with(types::DotFishMarket::new(), |market| {
        market.sample_salmon = Some(wild.clone());
        market.fishes = Some(vec![wild.into(), types::DotFishBase::new("Pike").into()]);
    });
    let json = format!("{{\"sampleSalmon\":{dots},\"fishes\":[{dots},{{\"fish.type\":\"Pike\"}}]}}");
    wire.gives("polymorphism_getComposedWithDiscriminator", client.polymorphism_get_composed_with_discriminator().into_future(), "GET /complex/polymorphism/composedWithDiscriminator HTTP/1.1", &json, market.clone()).await;
    wire.gives("polymorphism_getComposedWithoutDiscriminator", client.polymorphism_get_composed_without_discriminator().into_future(), "GET /complex/polymorphism/composedWithoutDiscriminator HTTP/1.1", &json, market).await;
    let helper = with(types::MyBaseHelperType::new(), |helper| helper.prop_bh1 = Some("bh1".to_owned()));
    let derived = with(types::MyDerivedType::new(), |derived| {
        (derived.prop_b1, derived.helper, derived.prop_d1) = (Some("b1".to_owned()), Some(helper), Some("d1".to_owned()));
    });
    wire.gives("flattencomplex_getValid", client.flattencomplex_get_valid().into_future(), "GET /complex/flatten/valid HTTP/1.1", "{\"kind\":\"Kind1\",\"propB1\":\"b1\",\"helper\":{\"propBH1\":\"bh1\"},\"propD1\":\"d1\"}", derived.into()).await;
}
