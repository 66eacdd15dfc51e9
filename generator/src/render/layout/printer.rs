//! Lines out of words, boxes and places where a line may break.
//!
//! In: words, boxes and breaks in their order. Out: text in which a box that fits the line has no break, and one that does not breaks at
//! every place (consistent) or where the next part would not fit (inconsistent). The algorithm is that of D. Oppen, *Prettyprinting*, 1980,
//! over the whole item at once. Must not know: tokens, Rust.

use std::borrow::Cow;

/// How many columns a line has.
const WIDTH: isize = 89;
/// How many columns a line has at least, however deep it is indented.
const LEAST_WIDTH: isize = 60;
/// Wider than any line: what contains it never fits.
const ENDLESS: isize = 0xffff;
/// Columns of a level.
pub(super) const INDENT: isize = 4;

/// A place where a line may break.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Break {
    /// Columns that the next line stands further in than its box.
    pub(super) offset: isize,
    /// Blanks when the line goes on.
    pub(super) blanks: isize,
    /// What ends the line when it breaks.
    pub(super) before: &'static str,
    /// What starts the next line when it breaks.
    pub(super) after: &'static str,
    /// What stands here when the line goes on.
    pub(super) instead: &'static str,
    /// Whether an empty box has it at all.
    pub(super) only_in_content: bool,
    /// Whether the line always goes on; it then parts what is measured, no more.
    pub(super) never: bool,
}

/// Where the lines of a box break that does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Everywhere,
    WhereNeeded,
}

#[derive(Debug)]
enum Part<'a> {
    Word(Cow<'a, str>),
    Break(Break),
    Open {
        offset: isize,
        mode: Mode,
    },
    Close,
    /// A word without text that is too wide for any line.
    Wide,
}

/// A part, and how wide it is together with what follows up to the next break.
#[derive(Debug)]
struct Measured<'a> {
    part: Part<'a>,
    width: isize,
}

/// Takes parts and gives lines.
#[derive(Debug, Default)]
pub(super) struct Printer<'a> {
    parts: Vec<Measured<'a>>,
    /// The boxes and breaks whose width is not known yet, as indices.
    waiting: Vec<usize>,
    /// The width of all parts so far.
    total: isize,
}

impl<'a> Printer<'a> {
    /// One for about that many parts.
    pub(super) fn with_capacity(parts: usize) -> Self {
        Self { parts: Vec::with_capacity(parts), ..Self::default() }
    }

    /// A word, which never breaks.
    pub(super) fn word(&mut self, word: impl Into<Cow<'a, str>>) {
        let word = word.into();
        let width = isize::try_from(word.len()).unwrap_or(ENDLESS);
        self.parts.push(Measured { part: Part::Word(word), width });
        self.total += width;
    }

    /// Opens a box that breaks everywhere or nowhere.
    pub(super) fn open(&mut self, offset: isize) {
        self.push_open(offset, Mode::Everywhere);
    }

    /// Opens a box that breaks where it has to.
    pub(super) fn open_loose(&mut self, offset: isize) {
        self.push_open(offset, Mode::WhereNeeded);
    }

    fn push_open(&mut self, offset: isize, mode: Mode) {
        self.waiting.push(self.parts.len());
        self.parts.push(Measured { part: Part::Open { offset, mode }, width: -self.total });
    }

    /// Closes the innermost box. An empty one leaves nothing.
    pub(super) fn close(&mut self) {
        if let [.., Measured { part: before, .. }, Measured { part: Part::Break(last), .. }] = self.parts.as_slice() {
            let (is_empty, blanks) = (matches!(before, Part::Open { .. }), last.blanks);
            let dropped = if is_empty { 2 } else { usize::from(last.only_in_content) };
            if dropped > 0 {
                self.parts.truncate(self.parts.len() - dropped);
                self.waiting.truncate(self.waiting.len().saturating_sub(dropped));
                self.total -= blanks;
            }
            if is_empty {
                return;
            }
        }
        self.waiting.push(self.parts.len());
        self.parts.push(Measured { part: Part::Close, width: 0 });
    }

    /// Closes the innermost box, which breaks when it is wider than that.
    pub(super) fn close_within(&mut self, width: isize) {
        if self.innermost().is_some_and(|open| open.width + self.total > width) {
            self.parts.push(Measured { part: Part::Wide, width: ENDLESS });
            self.total += ENDLESS;
        }
        self.close();
    }

    /// The box that is open.
    fn innermost(&self) -> Option<&Measured<'a>> {
        let mut depth = 1_usize;
        for index in self.waiting.iter().rev() {
            let measured = self.parts.get(*index)?;
            match measured.part {
                Part::Open { .. } if depth == 1 => return Some(measured),
                Part::Open { .. } => depth -= 1,
                Part::Close => depth += 1,
                Part::Break(_) | Part::Word(_) | Part::Wide => {}
            }
        }
        None
    }

    /// A place where the line may break.
    pub(super) fn place(&mut self, place: Break) {
        self.measure();
        self.waiting.push(self.parts.len());
        self.parts.push(Measured { part: Part::Break(place), width: -self.total });
        self.total += place.blanks;
    }

    /// Moves what follows the last break in or out.
    pub(super) fn shift(&mut self, offset: isize) {
        if let Some(Measured { part: Part::Break(place), .. }) = self.parts.last_mut() {
            place.offset += offset;
        }
    }

    /// A break without blanks.
    pub(super) fn zero(&mut self) {
        self.place(Break::default());
    }

    /// A break that is a blank otherwise.
    pub(super) fn space(&mut self) {
        self.place(Break { blanks: 1, ..Break::default() });
    }

    /// The end of a line.
    pub(super) fn line(&mut self) {
        self.place(Break { blanks: ENDLESS, ..Break::default() });
    }

    /// The end of a line, unless the box ends with it.
    pub(super) fn line_in_content(&mut self) {
        self.place(Break { blanks: ENDLESS, only_in_content: true, ..Break::default() });
    }

    /// No break, but the end of what is measured together.
    pub(super) fn never(&mut self) {
        self.place(Break { never: true, ..Break::default() });
    }

    /// Gives every box and break before the next break its width.
    fn measure(&mut self) {
        let mut depth = 0_usize;
        while let Some(&index) = self.waiting.last() {
            let Some(measured) = self.parts.get_mut(index) else { return };
            match measured.part {
                Part::Open { .. } if depth == 0 => return,
                Part::Open { .. } => {
                    measured.width += self.total;
                    depth -= 1;
                }
                Part::Close => depth += 1,
                Part::Break(_) | Part::Word(_) | Part::Wide => {
                    measured.width += self.total;
                    if depth == 0 {
                        self.waiting.pop();
                        return;
                    }
                }
            }
            self.waiting.pop();
        }
    }

    /// The text of everything so far.
    pub(super) fn finish(mut self) -> String {
        self.measure();
        let mut lines = Lines { text: String::with_capacity(self.source_length()), ..Lines::default() };
        for Measured { part, width } in self.parts {
            lines.print(part, width);
        }
        lines.text
    }

    fn source_length(&self) -> usize {
        let length = |measured: &Measured<'_>| match &measured.part {
            Part::Word(word) => word.len(),
            _ => 4,
        };
        self.parts.iter().map(length).sum()
    }
}

/// A box that is being printed.
#[derive(Clone, Copy, Debug)]
enum Frame {
    Fits,
    /// It does not; with the indentation before it.
    Broken(isize, Mode),
}

#[derive(Debug)]
struct Lines {
    text: String,
    /// Columns left in the line.
    room: isize,
    indent: isize,
    /// Blanks to be written before the next word.
    blanks: isize,
    frames: Vec<Frame>,
}

impl Default for Lines {
    fn default() -> Self {
        Self { text: String::new(), room: WIDTH, indent: 0, blanks: 0, frames: Vec::new() }
    }
}

impl Lines {
    fn print(&mut self, part: Part<'_>, width: isize) {
        match part {
            Part::Word(word) => self.word(&word),
            Part::Break(place) => self.place(place, width),
            Part::Open { offset, mode } if width > self.room => {
                self.frames.push(Frame::Broken(self.indent, mode));
                self.indent += offset;
            }
            Part::Open { .. } => self.frames.push(Frame::Fits),
            Part::Close => {
                if let Some(Frame::Broken(indent, _)) = self.frames.pop() {
                    self.indent = indent;
                }
            }
            Part::Wide => {}
        }
    }

    fn word(&mut self, word: &str) {
        while self.blanks > 0 {
            const BLANKS: &str = "                                ";
            let now = usize::try_from(self.blanks).unwrap_or_default().min(BLANKS.len());
            self.text.push_str(BLANKS.get(..now).unwrap_or_default());
            self.blanks -= isize::try_from(now).unwrap_or(self.blanks);
        }
        self.text.push_str(word);
        self.room -= isize::try_from(word.len()).unwrap_or(ENDLESS);
    }

    fn place(&mut self, place: Break, width: isize) {
        let goes_on = place.never
            || match self.frames.last() {
                Some(Frame::Fits) => true,
                Some(Frame::Broken(_, Mode::Everywhere)) => false,
                Some(Frame::Broken(_, Mode::WhereNeeded)) | None => width <= self.room,
            };
        if goes_on {
            self.blanks += place.blanks;
            self.room -= place.blanks;
            if !place.instead.is_empty() {
                self.text.push_str(place.instead);
                self.room -= isize::try_from(place.instead.len()).unwrap_or_default();
            }
            return;
        }
        if !place.before.is_empty() {
            self.word(place.before);
        }
        self.text.push('\n');
        let indent = self.indent + place.offset;
        self.blanks = indent;
        self.room = (WIDTH - indent).max(LEAST_WIDTH);
        if !place.after.is_empty() {
            self.word(place.after);
        }
    }
}
