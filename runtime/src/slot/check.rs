//! Constraints as data, for `validate()`.

/// One constraint of a value. Each applies to its own kind of value and holds for every other, as in JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Check {
    /// `minLength`, in Unicode scalar values.
    MinLength(u64),
    /// `maxLength`, in Unicode scalar values.
    MaxLength(u64),
    /// `pattern`; checked with the feature `pattern`, passed over without it.
    Pattern(&'static str),
    /// `format`, of a text whose type does not tell it: an annotation (JSON Schema 2020-12 Validation, section 7.2.1), which no value breaks.
    Format(&'static str),
    /// The known values of a type that is no enum (`enum`, `const`), as the text of a JSON array. A service may know more: no value breaks it.
    Known(&'static str),
    /// `minimum` of a value held as an integer.
    Minimum(i128),
    /// `maximum` of a value held as an integer.
    Maximum(i128),
    /// `exclusiveMinimum` of a value held as an integer.
    ExclusiveMinimum(i128),
    /// `exclusiveMaximum` of a value held as an integer.
    ExclusiveMaximum(i128),
    /// `multipleOf` with an integral divisor.
    MultipleOf(i128),
    /// `minimum` that is not integral.
    MinimumNumber(f64),
    /// `maximum` that is not integral.
    MaximumNumber(f64),
    /// `exclusiveMinimum` that is not integral.
    ExclusiveMinimumNumber(f64),
    /// `exclusiveMaximum` that is not integral.
    ExclusiveMaximumNumber(f64),
    /// `multipleOf` with a divisor that is not integral.
    MultipleOfNumber(f64),
    /// `minItems`.
    MinItems(u64),
    /// `maxItems`.
    MaxItems(u64),
    /// `uniqueItems: true`.
    UniqueItems,
    /// `minProperties`.
    MinProperties(u64),
    /// `maxProperties`.
    MaxProperties(u64),
    /// What each item of a list must fulfil.
    Items(&'static [Check]),
    /// What the item at that place of a list must fulfil.
    Place(usize, &'static [Check]),
    /// What each value of a map must fulfil.
    Values(&'static [Check]),
    /// What no type and no limit can say, as JSON text: a schema of JSON Schema 2020-12 whose references are `#/$defs/…` only. Patterns in it
    /// are checked with the feature `pattern`; without it, a schema that comes to one is passed over.
    Schema(&'static str),
}
