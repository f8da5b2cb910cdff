//! What was typed into the search field, as terms.

use crate::text::{Span, fold};

/// More than anyone types; what is beyond is left out.
const MOST_TERMS: usize = 32;
const MOST_BYTES: usize = 4096;

/// One thing that must be there, or must not.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    /// Folded words that follow each other.
    pub words: Vec<String>,
    /// Whether the last word may go on: `cease` finds `ceasefire`.
    pub open: bool,
}

/// A search. `"…"` is a phrase, `-` before a word or a phrase leaves out what holds it, of other
/// words every one must be there, and each may be the beginning of a longer one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// Each of these must be there.
    pub wanted: Vec<Term>,
    /// None of these may be there.
    pub unwanted: Vec<Term>,
}

impl Query {
    /// Reads what was typed. Anything can be read; what says nothing is passed over.
    pub fn new(typed: &str) -> Self {
        let mut out = Self::default();
        let mut end = typed.len().min(MOST_BYTES);
        while !typed.is_char_boundary(end) {
            end -= 1;
        }
        let mut rest = typed[..end].trim_start();
        while !rest.is_empty() && out.wanted.len() + out.unwanted.len() < MOST_TERMS {
            let unwanted = rest.starts_with('-');
            let bare = rest.trim_start_matches('-');
            let (words, open);
            if let Some(phrase) = bare.strip_prefix(is_quote) {
                // A phrase whose end is not typed yet goes on.
                let close = phrase.find(is_quote);
                words = &phrase[..close.unwrap_or(phrase.len())];
                open = close.is_none();
                rest = close.map_or("", |at| phrase[at..].trim_start_matches(is_quote));
            } else {
                let close = bare.find(|c: char| c.is_whitespace() || is_quote(c));
                words = &bare[..close.unwrap_or(bare.len())];
                open = true;
                rest = close.map_or("", |at| &bare[at..]);
            }
            rest = rest.trim_start();
            let words: Vec<String> = fold::words(words).map(|word| word.folded).collect();
            if words.is_empty() {
                continue;
            }
            let list = if unwanted {
                &mut out.unwanted
            } else {
                &mut out.wanted
            };
            let term = Term { words, open };
            if !list.contains(&term) {
                list.push(term);
            }
        }
        out
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.unwanted.is_empty()
    }

    /// Whether a short text, cut into folded words, holds all that is wanted and nothing that is
    /// not.
    pub fn fits(&self, words: &[String]) -> bool {
        let holds = |term: &Term| words.windows(term.words.len()).any(|run| term.fits(run));
        self.wanted.iter().all(holds) && !self.unwanted.iter().any(holds)
    }

    /// Where the wanted words stand in a text: ascending, none inside another.
    pub fn places(&self, text: &str) -> Vec<Span> {
        if self.wanted.is_empty() {
            return Vec::new();
        }
        let words: Vec<fold::Word> = fold::words(text).collect();
        let mut out: Vec<Span> = Vec::new();
        for (at, first) in words.iter().enumerate() {
            let longest = self
                .wanted
                .iter()
                .filter(|term| {
                    let run = words.get(at..at + term.words.len());
                    run.is_some_and(|run| {
                        let last = run.len() - 1;
                        run.iter()
                            .zip(&term.words)
                            .enumerate()
                            .all(|(i, (have, want))| {
                                have.folded == *want
                                    || i == last
                                        && term.open
                                        && have.folded.starts_with(want.as_str())
                            })
                    })
                })
                .map(|term| term.words.len())
                .max();
            if let Some(length) = longest {
                let span = first.span.hull(words[at + length - 1].span);
                match out.last_mut() {
                    Some(last) if last.end > span.start => *last = last.hull(span),
                    _ => out.push(span),
                }
            }
        }
        out
    }
}

impl Term {
    /// Whether these words, as many as its own, are what it asks for.
    fn fits(&self, run: &[String]) -> bool {
        let last = self.words.len() - 1;
        run.iter()
            .zip(&self.words)
            .enumerate()
            .all(|(at, (have, want))| {
                have == want || at == last && self.open && have.starts_with(want.as_str())
            })
    }
}

/// Every kind of double quotation mark opens and closes a phrase.
fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\u{201c}'..='\u{201f}' | '«' | '»' | '\u{2033}' | '＂'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(words: &[&str], open: bool) -> Term {
        Term {
            words: words.iter().map(|&word| word.to_owned()).collect(),
            open,
        }
    }

    #[test]
    fn words_phrases_and_what_is_left_out() {
        let query = Query::new("ceasefire \"No Posts\" -ridge -“in the night” cross-border");
        assert_eq!(
            query.wanted,
            [
                term(&["ceasefire"], true),
                term(&["no", "posts"], false),
                term(&["cross", "border"], true)
            ]
        );
        assert_eq!(
            query.unwanted,
            [term(&["ridge"], true), term(&["in", "the", "night"], false)]
        );
    }

    #[test]
    fn half_typed_and_odd_searches_are_read() {
        assert_eq!(Query::new("\"no pos").wanted, [term(&["no", "pos"], true)]);
        assert_eq!(Query::new("no\"post\"").wanted.len(), 2);
        for nothing in ["", "  ", "-", "\"", "\"\"", "- - --", "…", "-\"", "’"] {
            assert!(Query::new(nothing).is_empty(), "{nothing:?}");
        }
        assert_eq!(Query::new("post post POST").wanted.len(), 1);
        let long = "wörd\u{301} ".repeat(100_000);
        assert_eq!(Query::new(&long).wanted.len(), 1);
        let many: Vec<String> = (0..9_999).map(|n| format!("w{n}")).collect();
        assert_eq!(Query::new(&many.join(" ")).wanted.len(), MOST_TERMS);
        assert!(!Query::new(&"é".repeat(50_000)).is_empty());
    }

    #[test]
    fn places_are_told_in_the_text_as_it_stands() {
        let text = "“It’s the TOWER”, they said: a tower, towers of Élysée.";
        let places = |typed: &str| {
            let found = Query::new(typed).places(text);
            found
                .iter()
                .map(|span| span.slice(text))
                .collect::<Vec<_>>()
        };
        assert_eq!(places("tow it's"), ["It’s", "TOWER", "tower", "towers"]);
        assert_eq!(places("\"tower\""), ["TOWER", "tower"]);
        assert_eq!(places("\"a tower\""), ["a tower"]);
        assert_eq!(places("\"a tower\" tower"), ["TOWER", "a tower", "towers"]);
        assert_eq!(places("elysee -tower"), ["Élysée"]);
        assert_eq!(
            places("ower"),
            [] as [&str; 0],
            "words are found by their beginning"
        );
        assert_eq!(places("-tower"), [] as [&str; 0]);
    }

    #[test]
    fn short_texts_fit_or_do_not() {
        let words: Vec<String> = ["check", "the", "date"].map(str::to_owned).into();
        let fits = |typed: &str| Query::new(typed).fits(&words);
        assert!(fits("date check") && fits("\"the date\"") && fits("dat"));
        assert!(!fits("\"date the\"") && !fits("check -date") && !fits("\"the dat\""));
        assert!(fits("-number"));
    }
}
