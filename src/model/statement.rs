//! A statement: who said what, in which words, where.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::article::Article;
use super::correction::Corrected;
use super::ids::{ArticleId, ClaimKey, StatementId};
use super::speaker::Speaker;
use crate::text::Span;

/// How the words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// All content inside quotation marks.
    Direct,
    /// None of it.
    Indirect,
    /// Some of it.
    Mixed,
}

impl Kind {
    /// `direct`, `indirect` or `mixed`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        }
    }
}

/// What a speaker does by saying it, in the classes of PLOVER and CAMEO where they have one.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum SpeechAct {
    /// States something (CAMEO 010).
    #[default]
    Assert,
    /// Admits or claims responsibility (CAMEO 015).
    Acknowledge,
    /// Says that something is not so; the content is what is denied (CAMEO 016).
    Deny,
    /// Accuses (PLOVER ACCUSE, CAMEO 112).
    Accuse,
    /// Condemns or criticises (CAMEO 111).
    Condemn,
    /// Demands (PLOVER REQUEST, CAMEO 10).
    Demand,
    /// Appeals, urges, calls for (CAMEO 02).
    Appeal,
    /// Refuses or rejects (PLOVER REJECT, CAMEO 12).
    Reject,
    /// Threatens (PLOVER THREATEN, CAMEO 13).
    Threaten,
    /// Warns (CAMEO 13).
    Warn,
    /// Promises, agrees, offers (PLOVER AGREE, CAMEO 03).
    Promise,
    /// Praises, thanks, apologises, defends (PLOVER SUPPORT, CAMEO 05).
    Praise,
    /// Asks.
    Ask,
}

impl SpeechAct {
    /// All of them, in the order to offer them.
    pub const ALL: [Self; 13] = [
        Self::Assert,
        Self::Acknowledge,
        Self::Deny,
        Self::Accuse,
        Self::Condemn,
        Self::Demand,
        Self::Appeal,
        Self::Reject,
        Self::Threaten,
        Self::Warn,
        Self::Promise,
        Self::Praise,
        Self::Ask,
    ];

    /// The event code of CAMEO; none for a question.
    pub fn cameo(self) -> Option<&'static str> {
        Some(match self {
            Self::Assert => "010",
            Self::Acknowledge => "015",
            Self::Deny => "016",
            Self::Appeal => "020",
            Self::Promise => "030",
            Self::Praise => "050",
            Self::Demand => "100",
            Self::Condemn => "111",
            Self::Accuse => "112",
            Self::Reject => "120",
            Self::Threaten | Self::Warn => "130",
            Self::Ask => return None,
        })
    }

    /// The event class of PLOVER; none for what it does not count, as a plain statement.
    pub fn plover(self) -> Option<&'static str> {
        Some(match self {
            Self::Accuse | Self::Condemn => "ACCUSE",
            Self::Demand => "REQUEST",
            Self::Reject => "REJECT",
            Self::Threaten | Self::Warn => "THREATEN",
            Self::Promise => "AGREE",
            Self::Praise => "SUPPORT",
            Self::Assert | Self::Acknowledge | Self::Deny | Self::Appeal | Self::Ask => {
                return None;
            }
        })
    }

    /// What the speaker does with the content, as a verb ("denies"); none for a plain assertion.
    ///
    /// Content is shown with it: what is denied or threatened must not read as what is claimed.
    pub fn verb(self) -> Option<&'static str> {
        Some(match self {
            Self::Assert => return None,
            Self::Acknowledge => "acknowledges",
            Self::Deny => "denies",
            Self::Accuse => "accuses",
            Self::Condemn => "condemns",
            Self::Demand => "demands",
            Self::Appeal => "calls for",
            Self::Reject => "rejects",
            Self::Threaten => "threatens",
            Self::Warn => "warns",
            Self::Promise => "promises",
            Self::Praise => "supports",
            Self::Ask => "asks",
        })
    }
}

/// A piece of a statement's content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentSpan {
    /// Where it stands.
    pub span: Span,
    /// Whether it lies inside quotation marks (the marks included).
    pub quoted: bool,
}

/// The day a statement was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidOn {
    /// The day, or the first of several ("last week").
    pub date: Date,
    /// The last of several days; none for a single day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The words that tell it ("on Wednesday").
    pub words: Option<Span>,
}

impl SaidOn {
    /// The day as `2031-05-05`, several days as `2031-05-05/2031-05-11`.
    pub fn iso(&self) -> String {
        match self.until {
            Some(until) => format!("{}/{until}", self.date),
            None => self.date.to_string(),
        }
    }
}

/// Where a statement was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidIn {
    /// The place as the text names it ("Doha").
    pub place: String,
    /// The words that tell it ("in Doha"), or the dateline's town.
    pub words: Span,
}

/// Which rule found a statement, by which word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundBy {
    /// Id of the construction in the registry.
    pub construction: Cow<'static, str>,
    /// Lemma of the cue in the lexicon.
    pub lemma: Cow<'static, str>,
}

impl FoundBy {
    /// What stands for a construction where a person made the statement.
    pub const BY_HAND: &str = "by-hand";
}

/// One attributed statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Hash of article, wording and occurrence.
    pub id: StatementId,
    /// The article it stands in.
    pub article: ArticleId,
    /// Hash of its wording.
    pub claim: ClaimKey,
    /// Direct, indirect or mixed.
    pub kind: Kind,
    /// What is said: pieces in the order of the text, never overlapping, never empty.
    pub content: Vec<ContentSpan>,
    /// The words of saying.
    pub cue: Option<Span>,
    /// The words for the speaker.
    pub source: Option<Span>,
    /// The sentence or sentences that hold content, cue and source.
    pub passage: Span,
    /// Who said it.
    pub speaker: Speaker,
    /// What the speaker does by saying it.
    pub act: SpeechAct,
    /// When, if the text tells.
    pub said_on: Option<SaidOn>,
    /// In which town or country, if the text tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_in: Option<SaidIn>,
    /// The rule that found it.
    pub found_by: FoundBy,
    /// Statements that its content tells of, in the order of their cues: in "Venn said that the
    /// ministry had denied it" the denial.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nested: Vec<Nested>,
    /// That a person corrected or made it; none for what stands as the program reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrected: Option<Corrected>,
}

/// A statement told within another's content. It is kept with the outer one and never promoted:
/// only the outer speaker vouches for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nested {
    /// The words for the inner speaker.
    pub source: Option<Span>,
    /// The words of saying.
    pub cue: Span,
    /// What the inner speaker says, within the outer content.
    pub content: Vec<Span>,
    /// The inner speaker as the words name one; none for a pronoun.
    pub speaker: Option<String>,
    /// What the inner speaker does by saying it.
    pub act: SpeechAct,
}

impl Statement {
    /// From the first byte of content to the last.
    pub fn content_hull(&self) -> Span {
        self.content
            .iter()
            .map(|piece| piece.span)
            .reduce(Span::hull)
            .unwrap_or_default()
    }

    /// The content as one line of text that remembers where its words stand in the article.
    pub fn claim_text(&self, article: &Article) -> ClaimText {
        ClaimText::new(self.content.iter().copied(), &article.text)
    }
}

/// A statement's content as one line: what cards show and what is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimText {
    /// The words, with single spaces.
    pub text: String,
    /// Parts of `text` inside quotation marks.
    pub quoted: Vec<Span>,
    /// `(place in text, place in the article)` of each run of words, ascending.
    runs: Vec<(Span, Span)>,
}

impl ClaimText {
    /// Joins `pieces` of `article_text`; where words were left out between two pieces, " … " stands.
    pub fn new(pieces: impl Iterator<Item = ContentSpan>, article_text: &str) -> Self {
        let mut out = Self::default();
        let mut last: Option<Span> = None;
        for piece in pieces {
            let words = piece.span.slice(article_text);
            if words.trim().is_empty() {
                continue;
            }
            if let Some(last) = last {
                let between = Span::new(last.end, piece.span.start).slice(article_text);
                if between.trim().is_empty() {
                    if !between.is_empty() || words.starts_with(char::is_whitespace) {
                        out.space();
                    }
                } else {
                    out.text.push_str(" … ");
                }
            }
            let from = out.text.len();
            let mut at = piece.span.start;
            for word in words.split_inclusive(char::is_whitespace) {
                let bare = word.trim_end();
                if !bare.is_empty() {
                    let start = out.text.len();
                    out.text.push_str(bare);
                    out.runs.push((
                        Span::new(start, out.text.len()),
                        Span::new(at, at + bare.len()),
                    ));
                }
                if bare.len() < word.len() {
                    out.space();
                }
                at += word.len();
            }
            if piece.quoted {
                let end = out.text.trim_end().len();
                out.quoted.push(Span::new(from, end));
            }
            last = Some(piece.span);
        }
        out.text.truncate(out.text.trim_end().len());
        out
    }

    /// A text that lies in no article.
    pub fn bare(text: &str) -> Self {
        let piece = ContentSpan {
            span: Span::new(0, text.len()),
            quoted: false,
        };
        Self::new(std::iter::once(piece), text)
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    /// Where a part of this text stands in the article; neighbouring words come as one span.
    pub fn in_article(&self, part: Span) -> Vec<Span> {
        let mut out: Vec<Span> = Vec::new();
        let mut last_run = usize::MAX;
        for (i, &(here, there)) in self.runs.iter().enumerate() {
            let Some(shared) = here.intersection(part) else {
                continue;
            };
            let start = there.start + (shared.start - here.start);
            let span = Span::new(start, start + shared.len());
            match out.last_mut() {
                Some(last)
                    if last_run != usize::MAX
                        && last_run + 1 == i
                        && span.start <= last.end + 2 =>
                {
                    last.end = span.end;
                }
                _ => out.push(span),
            }
            last_run = i;
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claim_text_remembers_places() {
        let article = "“We never\nleft,” he said, “the room.”";
        let cut = |words: &str| {
            let start = article.find(words).unwrap();
            ContentSpan {
                span: Span::new(start, start + words.len()),
                quoted: true,
            }
        };
        let claim = ClaimText::new(
            [cut("“We never\nleft,”"), cut("“the room.”")].into_iter(),
            article,
        );
        assert_eq!(claim.text, "“We never left,” … “the room.”");
        assert_eq!(claim.quoted.len(), 2);
        let part = claim.text.find("never left").unwrap();
        let there = claim.in_article(Span::new(part, part + "never left".len()));
        assert_eq!(there.len(), 1);
        assert_eq!(there[0].slice(article), "never\nleft");
        let all = claim.in_article(Span::new(0, claim.text.len()));
        assert_eq!(all.len(), 2);
    }

    #[test]
    fn touching_pieces_stay_together() {
        let article = "the talks were “futile”.";
        let pieces = [(0, 15, false), (15, 27, true)].map(|(start, end, quoted)| ContentSpan {
            span: Span::new(start, end),
            quoted,
        });
        let claim = ClaimText::new(pieces.into_iter(), article);
        assert_eq!(claim.text, "the talks were “futile”");
        assert_eq!(claim.quoted[0].slice(&claim.text), "“futile”");
    }
}
