//! The reading walk on hard input: texts that are nearly JSON, numbers at the edges, wide structs, deep nesting.

use clientwright_runtime::rt::v1 as rt;
use clientwright_runtime::{DecodeError, DecodeLimits, Map, Number, Secret, Value};

/// A struct wider than a word of bits.
struct Wide {
    fields: Vec<Option<i64>>,
}

/// Its keys: `k0` to `k129`.
#[expect(clippy::incompatible_msrv, reason = "tests are built with the workspace's toolchain, which is newer")]
const KEYS: [&str; 130] = {
    const DIGITS: &str = concat!(
        "k0k1k2k3k4k5k6k7k8k9k10k11k12k13k14k15k16k17k18k19k20k21k22k23k24k25k26k27k28k29k30k31k32k33k34k35k36k37k38k39",
        "k40k41k42k43k44k45k46k47k48k49k50k51k52k53k54k55k56k57k58k59k60k61k62k63k64k65k66k67k68k69k70k71k72k73k74k75k76",
        "k77k78k79k80k81k82k83k84k85k86k87k88k89k90k91k92k93k94k95k96k97k98k99k100k101k102k103k104k105k106k107k108k109",
        "k110k111k112k113k114k115k116k117k118k119k120k121k122k123k124k125k126k127k128k129k",
    );
    let mut keys = [""; 130];
    let (mut n, mut at) = (0, 0);
    while n < 130 {
        let length = if n < 10 {
            2
        } else if n < 100 {
            3
        } else {
            4
        };
        keys[n] = DIGITS.split_at(at).1.split_at(length).0;
        at += length;
        n += 1;
    }
    keys
};

impl Wide {
    const TABLE: &'static rt::Fields =
        &rt::Fields { name: "Wide", keys: &KEYS, required: &[1, 1, 0b11], ..rt::Fields::PLAIN };
}

impl rt::Slot for Wide {
    fn read(&mut self, i: &mut rt::In<'_>) {
        let mut slots: Vec<&mut dyn rt::Slot> =
            self.fields.iter_mut().map(|field| field as &mut dyn rt::Slot).collect();
        i.fields(Self::TABLE, &mut slots);
    }

    fn write(&self, o: &mut rt::Out<'_>) {
        let slots: Vec<&dyn rt::Slot> = self.fields.iter().map(|field| field as &dyn rt::Slot).collect();
        o.fields(Self::TABLE, &slots);
    }
}

impl rt::Blank for Wide {
    fn blank() -> Self {
        Self { fields: vec![None; 130] }
    }
}

fn decode<T: rt::Slot + rt::Blank>(json: impl AsRef<[u8]>) -> Result<T, DecodeError> {
    rt::decode(json.as_ref())
}

fn told(error: Option<DecodeError>) -> String {
    error.map(|error| error.to_string()).unwrap_or_default()
}

#[test]
fn more_than_64_properties_are_seen_and_missed() {
    let json = r#"{"k129":3,"k0":1,"k64":2,"k128":4}"#;
    let wide: Wide = decode(json).unwrap();
    assert_eq!(rt::encode(&wide).unwrap(), br#"{"k0":1,"k64":2,"k128":4,"k129":3}"#);
    let error = decode::<Wide>(r#"{"k64":2}"#).err().unwrap();
    assert_eq!(error.missing(), ["/k0", "/k128", "/k129"]);
}

#[test]
fn all_that_is_missing_in_a_document_is_named_in_one_error() {
    let error = decode::<Vec<Map<Wide>>>(r#"[{"a/b":{"k0":1,"k64":1,"k128":1}},{"c":{"k64":1,"k128":1,"k129":1}}]"#)
        .err()
        .unwrap();
    assert_eq!(error.missing(), ["/0/a~1b/k129", "/1/c/k0"]);
    assert_eq!(error.place(), r#"[0]["a/b"].k129"#);
    assert_eq!(
        error.to_string(),
        r#"`[0]["a/b"].k129`: expected a required property, found nothing at byte 8; missing in all: `/0/a~1b/k129`, `/1/c/k0`"#
    );
}

#[test]
fn a_fault_has_its_place_what_was_expected_and_what_was_found() {
    let error = decode::<Map<Vec<i64>>>(r#"{"a":[1,2],"b":[3,"four"]}"#).unwrap_err();
    assert_eq!((error.pointer(), error.place(), error.offset()), ("/b/1", "b[1]", 18));
    assert_eq!((error.expected(), error.found()), ("an integer", r#"string "four""#));
}

#[test]
fn a_fault_does_not_repeat_a_secret() {
    let error = decode::<Map<Secret>>(r#"{"a":"x","pin":1234}"#).unwrap_err();
    assert_eq!((error.pointer(), error.found()), ("/pin", "something else"));
}

#[test]
fn integers_may_be_written_with_point_and_exponent() {
    for (json, value) in
        [("1.0", 1), ("1e3", 1000), ("-0", 0), ("1000e-3", 1), ("12.50e1", 125), ("0e999999999999", 0), ("10E-1", 1)]
    {
        assert_eq!(decode::<i64>(json).unwrap(), value, "{json}");
    }
    assert_eq!(decode::<i64>("-9223372036854775808").unwrap(), i64::MIN);
    assert_eq!(decode::<u64>("18446744073709551615").unwrap(), u64::MAX);
    assert_eq!(decode::<i128>("-170141183460469231731687303715884105728").unwrap(), i128::MIN);
    assert_eq!(decode::<i128>("1e38").unwrap(), 10_i128.pow(38));
}

#[test]
fn numbers_that_do_not_fit_are_faults() {
    assert_eq!(
        told(decode::<i32>("2147483648").err()),
        "expected an integer that fits `i32`, found number 2147483648 at byte 0"
    );
    assert!(told(decode::<i64>("1e19").err()).contains("fits `i64`"));
    assert!(told(decode::<u8>("-1").err()).contains("fits `u8`"));
    assert!(told(decode::<i64>("1.5").err()).contains("expected an integer, found number 1.5"));
    assert!(told(decode::<i128>(format!("{}1", "9".repeat(40))).err()).contains("fits `i128`"));
    assert!(told(decode::<f64>("1e999").err()).contains("fits `f64`"));
    assert!(
        told(decode::<Vec<f32>>("[1.5, 1e39]").err())
            .contains("`[1]`: expected a number that fits `f32`, found number 1e39")
    );
}

#[test]
fn numbers_follow_the_grammar() {
    for json in ["01", "-", "1.", ".5", "1e", "1e+", "+1", "NaN", "Infinity", "0x1", "1_0", ""] {
        assert!(decode::<f64>(json).is_err(), "{json}");
        assert!(decode::<Value>(json).is_err(), "{json}");
    }
    for (json, value) in [
        ("-0.0", -0.0_f64),
        ("1e-7", 1e-7),
        ("123456789.125", 123_456_789.125),
        ("9007199254740993", 9_007_199_254_740_992.0),
    ] {
        assert_eq!(decode::<f64>(json).unwrap().to_bits(), value.to_bits(), "{json}");
    }
}

#[test]
fn no_digit_of_a_kept_number_is_lost() {
    let json = "[1.10,123456789012345678901234567890123456789012345,1e-400]";
    assert_eq!(decode::<Value>(json).unwrap().to_json().unwrap(), json);
    assert_eq!(decode::<Vec<Number>>(json).unwrap()[0].as_str(), "1.10");
}

#[test]
fn strings_are_unescaped_and_broken_surrogates_replaced() {
    let cases = [
        (r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
        (r#""\u00e9\uD83D\uDE00!""#, "é😀!"),
        (r#""\ud83d""#, "\u{fffd}"),
        (r#""\ud83dx""#, "\u{fffd}x"),
        (r#""\ud83d\u0041""#, "\u{fffd}A"),
        (r#""\ude00\ud83d\ude00""#, "\u{fffd}😀"),
        ("\"long enough for a word of eight, then \\n and more\"", "long enough for a word of eight, then \n and more"),
    ];
    for (json, text) in cases {
        assert_eq!(decode::<String>(json).unwrap(), text, "{json}");
    }
    for json in [r#""\x""#, r#""\u12""#, r#""\u12g4""#, "\"a\nb\"", "\"abc", "\"abc\\", r#""\u+123""#, "\"\u{1}\""] {
        assert!(decode::<String>(json).is_err(), "{json}");
    }
}

#[test]
fn bytes_that_are_not_utf_8_are_a_fault_with_its_offset() {
    let error = decode::<String>(b"\"ab\xffc\"").unwrap_err();
    assert_eq!((error.offset(), error.expected(), error.found()), (3, "UTF-8 text", "byte 0xff"));
}

#[test]
fn of_several_values_for_a_key_the_last_counts() {
    let wide: Wide = decode(r#"{"k0":1,"k64":1,"k128":1,"k129":1,"k0":2}"#).unwrap();
    assert_eq!(wide.fields[0], Some(2));
    let value: Value = decode(r#"{"a":{"x":1},"b":1,"a":{"y":2}}"#).unwrap();
    assert_eq!(value.to_json().unwrap(), r#"{"b":1,"a":{"y":2}}"#);
    let many: Vec<String> = (0..40).map(|n| format!("\"k{}\":{n}", n % 20)).collect();
    let map: Map<i64> = decode(format!("{{{}}}", many.join(","))).unwrap();
    assert_eq!((map.len(), map.get("k0"), map.get("k19")), (20, Some(&20), Some(&39)));
}

#[test]
fn unknown_properties_are_passed_over_but_must_be_json() {
    let json = r#"{"x":[1,{"y":"\u0041"},null,true,-1.5e3],"k0":1,"k64":1,"k128":1,"k129":1,"z":{}}"#;
    assert!(decode::<Wide>(json).is_ok());
    for broken in
        [r#"{"x":[1,]}"#, r#"{"x":{"a"}}"#, r#"{"x":tru}"#, r#"{"x":01}"#, r#"{"x":1,}"#, r#"{"x":"\q"}"#, r"{x:1}"]
    {
        assert!(decode::<Wide>(broken).is_err_and(|error| error.missing().is_empty()), "{broken}");
    }
}

#[test]
fn broken_documents_are_faults() {
    for json in [
        "",
        " ",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[,]",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "nul",
        "truefalse",
        "1 2",
        "]",
        "\0",
    ] {
        assert!(decode::<Value>(json).is_err(), "{json:?}");
    }
    assert_eq!(decode::<Value>(" [ 1 , { \"a\" : null } ] \n").unwrap().to_json().unwrap(), r#"[1,{"a":null}]"#);
}

#[test]
fn nesting_is_limited() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(decode::<Value>(nested(128)).is_ok());
    assert!(told(decode::<Value>(nested(129)).err()).contains("fewer levels of nesting"));
    assert!(decode::<Value>(nested(1_000_000)).is_err());
    let skipped = format!(r#"{{"x":{},"k0":1,"k64":1,"k128":1,"k129":1}}"#, nested(100_000));
    assert!(decode::<Wide>(skipped).is_err());
    let limits = DecodeLimits { depth: 3 };
    assert!(rt::decode_within::<Value>(nested(3).as_bytes(), limits).is_ok());
    assert!(rt::decode_within::<Value>(nested(4).as_bytes(), limits).is_err());
    let objects = format!("{}1{}", r#"{"a":"#.repeat(129), "}".repeat(129));
    assert!(decode::<Value>(objects).is_err());
}

#[test]
fn a_value_survives_being_cut_anywhere() {
    let json = r#"{"a":[1,-2.5e3,"x\u00e9\n",{"b":null}],"c":true}"#;
    for end in 0..json.len() {
        assert!(decode::<Value>(&json[..end]).is_err(), "{end}");
    }
}

#[test]
fn null_is_one_of_any_values() {
    let read = decode::<Vec<Option<Value>>>("[null, 1]").unwrap();
    assert!(matches!(read.as_slice(), [Some(Value::Null), Some(Value::Number(_))]));
    assert_eq!(decode::<Vec<Option<i64>>>("[null, 1]").unwrap(), [None, Some(1)]);
    assert!(matches!(decode::<Option<Box<Value>>>("null").unwrap().as_deref(), Some(Value::Null)));
}
