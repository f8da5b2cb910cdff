//! What becomes of decisions when articles change: which verdicts still have both statements, which
//! can follow their wording to another statement, and which are left as orphans.
//!
//! Nothing is ever moved by a likeness: only the same words (the same [`ClaimKey`]) count, under the
//! same headline or from the same speaker. Nothing is dropped.

use std::collections::{BTreeMap, HashMap};

use super::{Edit, NoteTarget, Project, Transaction};
use crate::model::{
    Article, ArticleId, ClaimKey, PairId, Reading, Statement, StatementId, Verdict, Witness,
};

/// Whether a verdict's statements are still found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Both statements are there.
    Whole,
    /// The same words are there, as these statements.
    Moved {
        /// Where side A's words are now.
        a: StatementId,
        /// Where side B's words are now.
        b: StatementId,
    },
    /// At least one of the two is no longer found.
    Orphaned,
}

/// What [`follow`] found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Followed {
    /// The edits that move verdicts, notes and placements to where their words are now; none when
    /// there is nothing to move.
    pub transaction: Option<Transaction>,
    /// How many verdicts they move.
    pub moved: usize,
    /// Verdicts that are left without one of their statements, by pair.
    pub orphans: Vec<PairId>,
}

/// How a verdict stands with the statements that are found now.
pub fn standing(verdict: &Verdict, project: &Project, reading: &Reading) -> Standing {
    Places::new(project, reading, &[]).standing(verdict)
}

/// The verdicts that have lost a statement and cannot follow its words, by pair.
pub fn orphans<'a>(project: &'a Project, reading: &Reading) -> Vec<&'a Verdict> {
    let places = Places::new(project, reading, &[]);
    project
        .verdicts
        .values()
        .filter(|verdict| places.standing(verdict) == Standing::Orphaned)
        .collect()
}

/// Works out the edits that let decisions follow their words.
///
/// `rekeyed` are the articles whose text was changed in the project file
/// ([`super::Document::rekeyed`]). A verdict never takes the place of another: where the pair its
/// words make now has a verdict of its own, it stays an orphan.
pub fn follow(
    project: &Project,
    reading: &Reading,
    rekeyed: &[(ArticleId, ArticleId)],
) -> Followed {
    let places = Places::new(project, reading, rekeyed);
    let mut out = Followed::default();
    let mut edits = Vec::new();
    let mut statements: BTreeMap<StatementId, StatementId> = BTreeMap::new();
    let mut pairs: BTreeMap<PairId, PairId> = BTreeMap::new();
    for (&old, verdict) in &project.verdicts {
        let (a, b) = match places.standing(verdict) {
            Standing::Whole => continue,
            Standing::Orphaned => {
                out.orphans.push(old);
                continue;
            }
            Standing::Moved { a, b } => (a, b),
        };
        let new = PairId::of(a, b);
        if project.verdicts.contains_key(&new) || pairs.values().any(|&taken| taken == new) {
            out.orphans.push(old);
            continue;
        }
        let mut moved = verdict.clone();
        moved.pair = new;
        moved.a.statement = a;
        moved.b.statement = b;
        edits.push(Edit::SetVerdict(old, None));
        edits.push(Edit::SetVerdict(new, Some(Box::new(moved))));
        pairs.insert(old, new);
        statements.insert(verdict.a.statement, a);
        statements.insert(verdict.b.statement, b);
        out.moved += 1;
    }
    let place_now = |old: StatementId| {
        if reading.statement(old).is_some() {
            return None;
        }
        let exact = places.rekeyed.get(&old).copied();
        exact.or_else(|| statements.get(&old).copied())
    };
    for (&on, text) in &project.notes {
        let new = match on {
            NoteTarget::Article(id) => rekeyed
                .iter()
                .find(|(old, _)| *old == id)
                .map(|&(_, new)| NoteTarget::Article(new)),
            NoteTarget::Statement(id) => place_now(id).map(NoteTarget::Statement),
            NoteTarget::Pair(id) => pairs.get(&id).copied().map(NoteTarget::Pair),
        };
        if let Some(new) = new.filter(|new| project.note(*new).is_none()) {
            edits.push(Edit::SetNote(on, None));
            edits.push(Edit::SetNote(new, Some(text.clone())));
        }
    }
    for (&old, &side) in &project.statement_sides {
        if let Some(new) = place_now(old).filter(|new| project.placed_statement(*new).is_none()) {
            edits.push(Edit::PlaceStatement(old, None));
            edits.push(Edit::PlaceStatement(new, Some(side)));
        }
    }
    out.transaction = (!edits.is_empty()).then(|| Transaction {
        title: "Follow changed articles".to_owned(),
        edits,
    });
    out
}

/// Where wordings are found now.
struct Places<'a> {
    reading: &'a Reading,
    titles: HashMap<ArticleId, String>,
    by_claim: HashMap<ClaimKey, Vec<&'a Statement>>,
    /// Statements of articles whose text was changed in the file: the id they had, the id they have.
    rekeyed: HashMap<StatementId, StatementId>,
}

impl<'a> Places<'a> {
    fn new(
        project: &Project,
        reading: &'a Reading,
        rekeyed_articles: &[(ArticleId, ArticleId)],
    ) -> Self {
        let titles = project
            .articles
            .iter()
            .map(|article: &std::sync::Arc<Article>| (article.id, article.display_title()))
            .collect();
        let mut by_claim: HashMap<ClaimKey, Vec<&Statement>> = HashMap::new();
        let mut rekeyed = HashMap::new();
        let mut occurrences: HashMap<(ArticleId, ClaimKey), u32> = HashMap::new();
        for statement in &reading.statements {
            by_claim.entry(statement.claim).or_default().push(statement);
            let seen = occurrences
                .entry((statement.article, statement.claim))
                .or_default();
            for &(old, new) in rekeyed_articles {
                if new == statement.article {
                    let before = StatementId::of(old, statement.claim, *seen);
                    rekeyed.insert(before, statement.id);
                }
            }
            *seen += 1;
        }
        Self {
            reading,
            titles,
            by_claim,
            rekeyed,
        }
    }

    fn standing(&self, verdict: &Verdict) -> Standing {
        let (Some(a), Some(b)) = (self.find(&verdict.a), self.find(&verdict.b)) else {
            return Standing::Orphaned;
        };
        if a == verdict.a.statement && b == verdict.b.statement {
            Standing::Whole
        } else if a == b {
            Standing::Orphaned
        } else {
            Standing::Moved { a, b }
        }
    }

    /// The statement itself; else the same words under the same headline, of the same speaker if
    /// there is a choice; else the same words of the same speaker elsewhere, if that is one place.
    fn find(&self, witness: &Witness) -> Option<StatementId> {
        if self.reading.statement(witness.statement).is_some() {
            return Some(witness.statement);
        }
        if let Some(&now) = self.rekeyed.get(&witness.statement) {
            return Some(now);
        }
        let same_words = self.by_claim.get(&witness.claim)?;
        let same_speaker =
            |s: &&&Statement| witness.speaker.is_some() && s.speaker.name == witness.speaker;
        let same_title = |s: &&&Statement| {
            self.titles
                .get(&s.article)
                .is_some_and(|title| *title == witness.article_title)
        };
        let here = || same_words.iter().filter(same_title);
        if let Some(found) = here().find(same_speaker).or_else(|| here().next()) {
            return Some(found.id);
        }
        let mut elsewhere = same_words.iter().filter(same_speaker);
        let only = elsewhere.next()?;
        elsewhere.next().is_none().then_some(only.id)
    }
}
