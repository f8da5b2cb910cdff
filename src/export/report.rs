//! What a report says, as plain data: every form writes the same facts.

use serde::Serialize;

use super::honesty::Review;
use super::pieces::Piece;
use crate::model::{
    Answer, ArticleId, Asked, Kind, PairId, PairKind, Relation, ResolvedFrom, SpeechAct,
    StatementId,
};
use crate::project::correct::Change;

/// Everything a report says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// Name and version of the program.
    pub program: &'static str,
    /// When the report was made, as it was told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made_at: Option<String>,
    /// Time of the newest verdict.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_decision: Option<String>,
    /// Name of the side profile.
    pub profile: String,
    /// Name of side A.
    pub side_a: String,
    /// Name of side B.
    pub side_b: String,
    /// How much there was and how much was decided.
    pub counts: Counts,
    /// How the review was done.
    #[serde(skip_serializing_if = "Review::is_empty")]
    pub review: Review,
    /// Confirmed pairs, in the order of side A's statements in the sources.
    pub pairs: Vec<Pair>,
    /// Verdicts that have lost a statement.
    pub orphans: Vec<Orphan>,
    /// All articles, in the order of the project.
    pub sources: Vec<Source>,
    /// The tags that stand on any of these, with their definitions, in the order of the codebook.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub codebook: Vec<Code>,
}

/// A tag that is used in the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Code {
    /// Its name.
    pub name: String,
    /// When it is given; empty when nobody said.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub definition: String,
}

/// Counts for the method page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Articles.
    pub articles: usize,
    /// Official statements of side A.
    pub statements_a: usize,
    /// Official statements of side B.
    pub statements_b: usize,
    /// Other statements: of other or unknown speakers, or not official.
    pub statements_elsewhere: usize,
    /// Pairs the program offered for review.
    pub suggested: usize,
    /// Pairs confirmed, orphans included.
    pub confirmed: usize,
    /// Of these, pairs the person linked by hand.
    pub confirmed_by_hand: usize,
    /// Pairs rejected.
    pub rejected: usize,
    /// Pairs put off.
    pub later: usize,
    /// Pairs offered and not decided.
    pub not_reviewed: usize,
    /// Verdicts that have lost a statement.
    pub orphaned: usize,
    /// Statements that the person corrected.
    #[serde(skip_serializing_if = "is_none")]
    pub corrected: usize,
    /// Statements that the person made.
    #[serde(skip_serializing_if = "is_none")]
    pub added: usize,
    /// Statements that the person took out.
    #[serde(skip_serializing_if = "is_none")]
    pub removed: usize,
}

/// Nothing to write: what reports of projects without corrections say.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_none(count: &usize) -> bool {
    *count == 0
}

/// A confirmed pair.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pair {
    /// Its number in the report, from 1.
    pub number: usize,
    /// Its id.
    pub id: PairId,
    /// Whether the person linked the two by hand; else the program suggested them.
    pub by_hand: bool,
    /// How it came before the person, when it was neither suggested nor linked.
    #[serde(skip_serializing_if = "is_plain")]
    pub asked: Asked,
    /// Time of the verdict.
    pub decided_at: String,
    /// What the person calls the contradiction, if they named it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relation: Option<Relation>,
    /// Kind of contradiction the program saw, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<PairKind>,
    /// The program's score, from 0 to 1, if it had one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f32>,
    /// Why the program suggested it.
    pub reasons: Vec<Ground>,
    /// What speaks against it.
    pub doubts: Vec<Ground>,
    /// The person's note on the pair.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The names of its tags, in the order of the codebook.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Side A's statement.
    pub a: Quote,
    /// Side B's statement.
    pub b: Quote,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_plain(asked: &Asked) -> bool {
    *asked == Asked::Plainly
}

/// A reason or a doubt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ground {
    /// The signal.
    pub kind: PairKind,
    /// The sentence.
    pub text: String,
}

/// A statement as the report shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// Its id.
    pub statement: StatementId,
    /// The claim, cut at quotation marks and at the words that the reasons point at.
    pub claim: Vec<Piece>,
    /// Who said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// The speaker's office or role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// How the speaker was found, when the sentence does not name them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved_from: Option<ResolvedFrom>,
    /// Whether the words may as well mean somebody else.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_unsure: bool,
    /// Name of the side.
    pub side: String,
    /// Direct, indirect or mixed.
    pub kind: Kind,
    /// What the speaker does with the content: states it, denies it, threatens it.
    pub act: SpeechAct,
    /// The day it was said, if the text tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said_on: Option<String>,
    /// Where it was said, if the text tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said_in: Option<String>,
    /// Place in [`Report::sources`].
    pub source: usize,
    /// The same statement in other papers, in the order of the project.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Copy>,
    /// The paragraph it stands in, with the claim's own words marked.
    pub paragraph: Vec<Piece>,
    /// Offset of the claim's first character, in code points; see [`Source::offsets_in_file`].
    pub start: usize,
    /// Offset after its last character, in code points.
    pub end: usize,
    /// The person's note on the statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The names of its tags, in the order of the codebook.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// What the person corrected, if anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrected: Option<Correctedness>,
}

/// That a person corrected a statement, with the program's own reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Correctedness {
    /// Whether the person made the statement: the program has no reading of its own.
    pub by_hand: bool,
    /// What was changed, and what the program reads.
    pub changes: Vec<Change>,
}

/// The same statement in another place, in these or nearly these words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Copy {
    /// Its id.
    pub statement: StatementId,
    /// Place in [`Report::sources`].
    pub source: usize,
    /// Its words, where they differ from the claim's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Offset of its first character, in code points; see [`Source::offsets_in_file`].
    pub start: usize,
    /// Offset after its last character, in code points.
    pub end: usize,
}

/// A verdict that has lost a statement: what it says is what was kept when it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Orphan {
    /// The pair's id then.
    pub id: PairId,
    /// The answer.
    pub answer: Answer,
    /// Whether the person linked the two by hand.
    pub by_hand: bool,
    /// Time of the verdict.
    pub decided_at: String,
    /// The person's note on the pair.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The names of its tags, in the order of the codebook.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Side A's statement.
    pub a: Lost,
    /// Side B's statement.
    pub b: Lost,
}

/// One statement of an orphan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lost {
    /// Its id then.
    pub statement: StatementId,
    /// Whether it is still found.
    pub found: bool,
    /// Its words then.
    pub text: String,
    /// Its speaker then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// Name of its side then.
    pub side: String,
    /// Headline of its article then.
    pub headline: String,
}

/// An article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Its number in the report, from 1.
    pub number: usize,
    /// Hash of its clean text.
    pub id: ArticleId,
    /// Headline, or what stands for one.
    pub headline: String,
    /// Outlet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// When it came out, as the outlet wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// File it was read from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Row of a file with several articles, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// Format of the file.
    pub format: &'static str,
    /// Encoding of the file.
    pub encoding: String,
    /// SHA-256 of the file's bytes.
    pub sha256: String,
    /// Language tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Whether offsets count in the file as it stands; else in the text that `import` prints.
    pub offsets_in_file: bool,
    /// The person's note on the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The names of its tags, in the order of the codebook.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}
