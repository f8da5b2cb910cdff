//! What a person says about a statement that the program found, and the statements a person makes.
//!
//! A correction never replaces what the program reads: it lies over it, so that both can be shown
//! and the correction taken back. It belongs to a [`StatementId`], which stays as it is whatever is
//! corrected: verdicts, notes and pairs keep their statement. Words are kept with the place they
//! stand at, so that they can be found again, or known to be lost, when an article's text changes.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ids::{ArticleId, ClaimKey, StatementId};
use super::side::Side;
use super::statement::{Kind, SaidOn, SpeechAct, Statement};
use crate::text::Span;

/// The longest name or office, in characters.
pub const LONGEST_NAME: usize = 200;

/// So many characters before and after the words are kept to know their place by.
const AROUND_CHARS: usize = 32;

/// A correction that contradicts itself.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CorrectionError {
    /// Words without a place, or places that do not fit them.
    #[error("a correction whose places do not fit its words")]
    Words,
    /// A name or office that is empty, too long or holds control characters.
    #[error("a correction with a speaker of no name, or of one longer than {LONGEST_NAME} letters")]
    Speaker,
    /// Several days of which the last comes before the first.
    #[error("a correction whose last day is before its first")]
    Days,
    /// A statement that is part of itself.
    #[error("a correction that makes a statement part of itself")]
    PartOfItself,
    /// A statement of which neither the program nor the person gives words.
    #[error("a correction that says neither what was found nor what was meant")]
    Nothing,
}

/// Words of an article that a person chose, with their places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RawWords")]
pub struct Words {
    /// The pieces in the order of the text, in bytes; never empty, none empty, none overlapping.
    pub spans: Vec<Span>,
    /// The article's text from the first piece to the last.
    pub text: String,
    /// A few characters before it.
    pub before: String,
    /// A few characters after it.
    pub after: String,
}

#[derive(Deserialize)]
struct RawWords {
    spans: Vec<Span>,
    text: String,
    #[serde(default)]
    before: String,
    #[serde(default)]
    after: String,
}

impl TryFrom<RawWords> for Words {
    type Error = CorrectionError;

    fn try_from(raw: RawWords) -> Result<Self, CorrectionError> {
        let words = Self {
            spans: raw.spans,
            text: raw.text,
            before: raw.before,
            after: raw.after,
        };
        let hull = words.hull();
        let mut floor = hull.start;
        for span in &words.spans {
            let ordered = span.start >= floor && span.start < span.end && span.end <= hull.end;
            if !ordered
                || words
                    .local(*span)
                    .is_none_or(|piece| piece.trim().is_empty())
            {
                return Err(CorrectionError::Words);
            }
            floor = span.end;
        }
        let fits = !words.spans.is_empty() && words.text.len() == hull.len();
        fits.then_some(words).ok_or(CorrectionError::Words)
    }
}

impl Words {
    /// The words of `article_text` at these places, without white space at their ends; none when
    /// nothing is left. Pieces that touch or overlap become one.
    pub fn at(spans: &[Span], article_text: &str) -> Option<Self> {
        let mut spans: Vec<Span> = spans
            .iter()
            .filter(|span| article_text.get(span.start..span.end).is_some())
            .map(|span| span.trim(article_text))
            .filter(|span| !span.is_empty())
            .collect();
        spans.sort_unstable();
        let mut pieces: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match pieces.last_mut() {
                Some(last)
                    if span.start <= last.end
                        || Span::new(last.end, span.start)
                            .slice(article_text)
                            .trim()
                            .is_empty() =>
                {
                    last.end = last.end.max(span.end);
                }
                _ => pieces.push(span),
            }
        }
        let hull = pieces.iter().copied().reduce(Span::hull)?;
        let before = &article_text[..hull.start];
        let start = before
            .char_indices()
            .rev()
            .nth(AROUND_CHARS - 1)
            .map_or(0, |(at, _)| at);
        let after = &article_text[hull.end..];
        let end = after
            .char_indices()
            .nth(AROUND_CHARS)
            .map_or(after.len(), |(at, _)| at);
        Some(Self {
            spans: pieces,
            text: hull.slice(article_text).to_owned(),
            before: before[start..].to_owned(),
            after: after[..end].to_owned(),
        })
    }

    /// From the first byte to the last.
    pub fn hull(&self) -> Span {
        self.spans
            .iter()
            .copied()
            .reduce(Span::hull)
            .unwrap_or_default()
    }

    /// Whether these words stand at these places of an article's text.
    pub fn fit(&self, article_text: &str) -> bool {
        let hull = self.hull();
        !self.spans.is_empty() && article_text.get(hull.start..hull.end) == Some(&self.text)
    }

    /// The same words in another text: at the one place where they stand, or of several at the one
    /// with the same words around. Nothing is taken for a likeness.
    pub fn found_again(&self, article_text: &str) -> Option<Self> {
        if self.text.is_empty() {
            return None;
        }
        let everywhere: Vec<usize> = article_text
            .match_indices(&self.text)
            .map(|(at, _)| at)
            .collect();
        let at = match everywhere.as_slice() {
            [] => return None,
            [only] => *only,
            several => {
                let mut alike = several.iter().copied().filter(|&at| {
                    article_text[..at].ends_with(&self.before)
                        && article_text[at + self.text.len()..].starts_with(&self.after)
                });
                let first = alike.next()?;
                if alike.next().is_some() {
                    return None;
                }
                first
            }
        };
        let start = self.hull().start;
        let moved: Vec<Span> = self
            .spans
            .iter()
            .map(|span| Span::new(at + (span.start - start), at + (span.end - start)))
            .collect();
        Self::at(&moved, article_text)
    }

    /// A piece of the words, by its place in the article.
    fn local(&self, span: Span) -> Option<&str> {
        let start = self.hull().start;
        self.text.get(span.start - start..span.end - start)
    }
}

/// A speaker as a person names one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RawSpeaker")]
pub struct NamedSpeaker {
    /// The name, or a description in place of one.
    pub name: String,
    /// Office or role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
}

#[derive(Deserialize)]
struct RawSpeaker {
    name: String,
    #[serde(default)]
    office: Option<String>,
}

impl TryFrom<RawSpeaker> for NamedSpeaker {
    type Error = CorrectionError;

    fn try_from(raw: RawSpeaker) -> Result<Self, CorrectionError> {
        Self::new(&raw.name, raw.office.as_deref()).ok_or(CorrectionError::Speaker)
    }
}

impl NamedSpeaker {
    /// The speaker of this name and office, without white space around them; none when the name holds
    /// no letter, or one of the two is longer than [`LONGEST_NAME`] or holds a control character.
    pub fn new(name: &str, office: Option<&str>) -> Option<Self> {
        let good = |words: &str| {
            words.chars().count() <= LONGEST_NAME && !words.chars().any(char::is_control)
        };
        let name = name.trim();
        let office = office.map(str::trim).filter(|office| !office.is_empty());
        let holds = name.chars().any(char::is_alphanumeric);
        (holds && good(name) && office.is_none_or(good)).then(|| Self {
            name: name.to_owned(),
            office: office.map(str::to_owned),
        })
    }
}

/// The day or days of a statement as a person tells them; none says that the article does not tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RawDays")]
pub struct SaidDays {
    /// The day, or the first of several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Date>,
    /// The last of several days, after the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

#[derive(Deserialize)]
struct RawDays {
    #[serde(default)]
    day: Option<Date>,
    #[serde(default)]
    until: Option<Date>,
}

impl TryFrom<RawDays> for SaidDays {
    type Error = CorrectionError;

    fn try_from(raw: RawDays) -> Result<Self, CorrectionError> {
        let RawDays { day, until } = raw;
        let ordered = until.is_none_or(|until| day.is_some_and(|day| day < until));
        ordered
            .then_some(Self { day, until })
            .ok_or(CorrectionError::Days)
    }
}

impl SaidDays {
    /// The same as part of a statement.
    pub fn said_on(self) -> Option<SaidOn> {
        self.day.map(|date| SaidOn {
            date,
            until: self.until,
            words: None,
        })
    }
}

/// Why a statement is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Removed {
    /// A person says that it is none.
    NotAStatement,
    /// A person made it part of another one.
    PartOf(StatementId),
}

/// The program's reading at the time a person first corrected it.
///
/// It says what was corrected when the statement is no longer found, and what goes on for a
/// statement that was cut off another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundThen {
    /// The statement that was found; for one cut off another the other one.
    pub statement: StatementId,
    /// Key of its wording.
    pub claim: ClaimKey,
    /// Its words.
    pub text: String,
    /// Its speaker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// The speaker's office or role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// The speaker's side.
    pub side: Side,
    /// Whether the speaker spoke officially for it.
    pub official: bool,
    /// Direct, indirect or mixed.
    pub kind: Kind,
    /// What the speaker does by saying it.
    pub act: SpeechAct,
    /// When it was said.
    #[serde(default)]
    pub said_on: SaidDays,
}

/// What a person says about one statement. What is none is left to the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The statement: its id as the program gave it, or the one given when a person made it.
    pub statement: StatementId,
    /// The article it stands in.
    pub article: ArticleId,
    /// Headline of the article.
    #[serde(default)]
    pub article_title: String,
    /// What the program had found; none for a statement that a person made of bare text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<FoundThen>,
    /// Whether it is taken out, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed: Option<Removed>,
    /// What is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Words>,
    /// Who said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<NamedSpeaker>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_on: Option<SaidDays>,
    /// Direct, indirect or mixed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// What the speaker does by saying it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<SpeechAct>,
}

impl Correction {
    /// Whether a person made the statement: of bare text, or by cutting another one.
    pub fn is_by_hand(&self) -> bool {
        self.found
            .as_ref()
            .is_none_or(|found| found.statement != self.statement)
    }

    /// Whether it leaves everything to the program.
    pub fn is_empty(&self) -> bool {
        !self.is_by_hand()
            && self.removed.is_none()
            && self.content.is_none()
            && self.speaker.is_none()
            && self.said_on.is_none()
            && self.kind.is_none()
            && self.act.is_none()
    }

    /// The words it is about: those meant, else those found.
    pub fn text(&self) -> &str {
        match (&self.content, &self.found) {
            (Some(words), _) => &words.text,
            (None, Some(found)) => &found.text,
            (None, None) => "",
        }
    }

    /// Looks for what cannot be.
    ///
    /// # Errors
    /// When the correction contradicts itself; see [`CorrectionError`].
    pub fn check(&self) -> Result<(), CorrectionError> {
        if self.removed == Some(Removed::PartOf(self.statement)) {
            return Err(CorrectionError::PartOfItself);
        }
        if self.is_by_hand() && self.content.is_none() {
            return Err(CorrectionError::Nothing);
        }
        Ok(())
    }
}

/// That a person corrected a statement, and what the program reads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrected {
    /// The statement as the program reads it; none for one that a person made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<Box<Statement>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“We left,” he said. Later: “We left,” she said.";

    fn words(part: &str) -> Words {
        let start = TEXT.find(part).unwrap();
        Words::at(&[Span::new(start, start + part.len())], TEXT).unwrap()
    }

    #[test]
    fn words_are_trimmed_joined_and_know_what_is_around() {
        let words = Words::at(&[Span::new(14, 17), Span::new(0, 14)], TEXT).unwrap();
        assert_eq!(words.spans, [Span::new(0, 17)]);
        assert_eq!((words.before.as_str(), words.fit(TEXT)), ("", true));
        assert!(words.after.starts_with(" said. Later"));
        assert_eq!(Words::at(&[Span::new(1, 4)], TEXT), None, "no whole letter");
        assert_eq!(Words::at(&[Span::new(14, 15)], TEXT), None, "only a space");
    }

    #[test]
    fn words_are_found_again_where_they_are_the_only_ones() {
        let once = words("Later");
        assert_eq!(once.found_again("Later.").unwrap().spans, [Span::new(0, 5)]);
        assert_eq!(once.found_again("later"), None);
        let twice = words("“We left,”");
        let moved = format!("New. {TEXT}");
        assert_eq!(twice.found_again(&moved).unwrap().hull().start, 5);
        assert_eq!(twice.found_again("“We left,” “We left,”"), None);
        let middle = Words::at(&[Span::new(5, 8)], "Yes. Yes. Yes.").unwrap();
        assert_eq!(
            middle.found_again("Yes. Yes. Yes. Yes."),
            None,
            "two look alike"
        );
        assert_eq!(middle.found_again("Yes!").unwrap().spans, [Span::new(0, 3)]);
    }

    #[test]
    fn what_contradicts_itself_is_refused() {
        let good = serde_json::to_value(words("he said")).unwrap();
        assert!(serde_json::from_value::<Words>(good.clone()).is_ok());
        for spans in [
            serde_json::json!([]),
            serde_json::json!([{"start": 3, "end": 3}]),
            serde_json::json!([{"start": 15, "end": 99}]),
            serde_json::json!([{"start": 15, "end": 20}, {"start": 18, "end": 22}]),
            serde_json::json!([{"start": 22, "end": 15}]),
            serde_json::json!([{"start": 0, "end": 18_446_744_073_709_551_615_u64}]),
        ] {
            let mut bad = good.clone();
            bad["spans"] = spans;
            assert!(
                serde_json::from_value::<Words>(bad.clone()).is_err(),
                "{bad}"
            );
        }
        for (name, office) in [
            ("", None),
            (" — ", None),
            ("A\u{7}", None),
            ("Venn", Some("x\ny")),
        ] {
            assert_eq!(NamedSpeaker::new(name, office), None, "{name:?} {office:?}");
        }
        assert_eq!(NamedSpeaker::new(&"x".repeat(201), None), None);
        let days = r#"{"day": "2031-05-05", "until": "2031-05-04"}"#;
        assert!(serde_json::from_str::<SaidDays>(days).is_err());
        assert!(serde_json::from_str::<SaidDays>(r#"{"until": "2031-05-04"}"#).is_err());
        assert!(serde_json::from_str::<SaidDays>("{}").is_ok());
    }
}
