//! Formatted text out of tokens, in one pass.
//!
//! In: the tokens of items as renderers write them. Out: their text, laid out as prettyplease would, byte for byte; or nothing when they use
//! syntax that is not known here, and the caller goes the long way over a syntax tree. What is known is what renderers print often: parsing
//! and formatting a tree of it took two thirds of a generation. Must not know: what the items are for.
//!
//! A reader of each kind of syntax takes tokens from the front and hands words, boxes and breaks to the printer.

mod attribute;
mod control;
mod expression;
mod function;
mod item;
mod member;
mod operand;
mod path;
mod pattern;
mod printer;
mod reader;
mod statement;
mod tokens;
mod type_;

pub(super) use item::lay_out;
pub(super) use tokens::Tokens;

#[cfg(test)]
mod tests;
