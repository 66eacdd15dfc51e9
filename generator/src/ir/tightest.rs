//! Limits that hold together: of two, the tighter.

use std::cmp::Ordering;
use std::sync::Arc;

use super::literal::integer;
use super::{Bound, Constraints, Literal};

impl Constraints {
    /// Adds limits that a value has to keep as well.
    pub fn tighten(&mut self, more: &Self) {
        let Self {
            min_length,
            max_length,
            pattern,
            format,
            minimum,
            maximum,
            multiple_of,
            min_items,
            max_items,
            unique_items,
            min_properties,
            max_properties,
            values,
            schemas,
        } = more;
        raise(&mut self.min_length, *min_length);
        lower(&mut self.max_length, *max_length);
        self.add_pattern(pattern.as_deref());
        self.format = self.format.take().or_else(|| format.clone());
        tighten(&mut self.minimum, minimum.as_ref(), Ordering::Greater);
        tighten(&mut self.maximum, maximum.as_ref(), Ordering::Less);
        self.add_divisor(multiple_of.as_deref());
        raise(&mut self.min_items, *min_items);
        lower(&mut self.max_items, *max_items);
        self.unique_items |= unique_items;
        raise(&mut self.min_properties, *min_properties);
        lower(&mut self.max_properties, *max_properties);
        if !values.is_empty() {
            self.values.clone_from(values);
        }
        for schema in schemas {
            self.add_schema(schema);
        }
    }

    /// The first pattern is a limit; a value must match every further one too.
    fn add_pattern(&mut self, more: Option<&str>) {
        match (&self.pattern, more) {
            (None, _) => self.pattern = more.map(str::to_owned),
            (Some(first), Some(more)) if first != more => {
                self.add_schema(&single("pattern", Literal::String(more.to_owned())));
            }
            (Some(_), _) => {}
        }
    }

    fn add_divisor(&mut self, more: Option<&str>) {
        match (&self.multiple_of, more) {
            (None, _) => self.multiple_of = more.map(str::to_owned),
            (Some(first), Some(more)) if first != more => {
                self.add_schema(&single("multipleOf", Literal::Number(more.to_owned())));
            }
            (Some(_), _) => {}
        }
    }

    fn add_schema(&mut self, schema: &Arc<str>) {
        if !self.schemas.contains(schema) {
            self.schemas.push(schema.clone());
        }
    }
}

/// A schema of one keyword.
fn single(keyword: &str, value: Literal) -> Arc<str> {
    Literal::Object(vec![(keyword.to_owned(), value)]).to_string().into()
}

fn raise(limit: &mut Option<u64>, new: Option<u64>) {
    *limit = (*limit).max(new);
}

fn lower(limit: &mut Option<u64>, new: Option<u64>) {
    *limit = match (*limit, new) {
        (Some(old), Some(new)) => Some(old.min(new)),
        (old, new) => old.or(new),
    };
}

fn tighten(limit: &mut Option<Bound>, new: Option<&Bound>, tighter: Ordering) {
    let Some(new) = new else { return };
    let replace = match &*limit {
        None => true,
        Some(old) => match compare(&new.value, &old.value) {
            Some(Ordering::Equal) => new.exclusive && !old.exclusive,
            order => order == Some(tighter),
        },
    };
    if replace {
        *limit = Some(new.clone());
    }
}

/// The order of two numbers by value, exactly where both are integers.
fn compare(left: &str, right: &str) -> Option<Ordering> {
    match (integer(left), integer(right)) {
        (Some(left), Some(right)) => Some(left.cmp(&right)),
        _ => left.parse::<f64>().ok()?.partial_cmp(&right.parse().ok()?),
    }
}
