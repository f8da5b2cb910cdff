//! What becomes of decisions when articles change: which verdicts still have both statements, which
//! can follow their wording to another statement, and which are left as orphans.
//!
//! Nothing is ever moved by a likeness: only the same words (the same [`ClaimKey`]) count, under the
//! same headline or from the same speaker. Nothing is dropped.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Edit, NoteTarget, Project, Transaction, correct};
use crate::model::{
    ArticleId, ClaimKey, PairId, Reading, Removed, Statement, StatementId, Verdict, Witness,
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

/// Every verdict and how it stands, by pair.
pub fn standings<'a>(project: &'a Project, reading: &Reading) -> Vec<(&'a Verdict, Standing)> {
    let places = Places::new(project, reading, &[]);
    project
        .verdicts
        .values()
        .map(|verdict| (verdict, places.standing(verdict)))
        .collect()
}

/// The verdicts that have lost a statement and cannot follow its words, by pair.
pub fn orphans<'a>(project: &'a Project, reading: &Reading) -> Vec<&'a Verdict> {
    standings(project, reading)
        .into_iter()
        .filter(|(_, standing)| *standing == Standing::Orphaned)
        .map(|(verdict, _)| verdict)
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
    let target_now = |on: NoteTarget| match on {
        NoteTarget::Article(id) => rekeyed
            .iter()
            .find(|(old, _)| *old == id)
            .map(|&(_, new)| NoteTarget::Article(new)),
        NoteTarget::Statement(id) => place_now(id).map(NoteTarget::Statement),
        NoteTarget::Pair(id) => pairs.get(&id).copied().map(NoteTarget::Pair),
    };
    for (&on, text) in &project.notes {
        let new = target_now(on);
        if let Some(new) = new.filter(|new| project.note(*new).is_none()) {
            edits.push(Edit::SetNote(on, None));
            edits.push(Edit::SetNote(new, Some(text.clone())));
        }
    }
    for (&on, tags) in &project.tagged {
        if let Some(new) = target_now(on) {
            let mut together = project.tags_on(new);
            together.extend(tags);
            edits.push(Edit::SetTags(on, BTreeSet::new()));
            edits.push(Edit::SetTags(new, together));
        }
    }
    for (&old, &side) in &project.statement_sides {
        if let Some(new) = place_now(old).filter(|new| project.placed_statement(*new).is_none()) {
            edits.push(Edit::PlaceStatement(old, None));
            edits.push(Edit::PlaceStatement(new, Some(side)));
        }
    }
    follow_corrections(project, &places, rekeyed, &mut edits);
    for ((old, speaker), meant) in &project.settled_speakers {
        let new = rekeyed.iter().find(|(from, _)| from == old);
        if let Some(&(_, new)) =
            new.filter(|(_, new)| project.settled_speaker(*new, speaker).is_none())
        {
            for (article, meant) in [(*old, None), (new, Some(meant.clone()))] {
                edits.push(Edit::SettleSpeaker {
                    article,
                    speaker: speaker.clone(),
                    meant,
                });
            }
        }
    }
    out.transaction = (!edits.is_empty()).then(|| Transaction {
        title: "Follow changed articles".to_owned(),
        edits,
    });
    out
}

/// Lets corrections of a changed article follow their words: the statement by its wording, the
/// words a person chose by standing there as they were. What cannot follow stays as it is.
fn follow_corrections(
    project: &Project,
    places: &Places,
    rekeyed: &[(ArticleId, ArticleId)],
    edits: &mut Vec<Edit>,
) {
    let mut taken: BTreeSet<StatementId> = project.corrections.keys().copied().collect();
    for correction in project.corrections.values() {
        let new = rekeyed.iter().find(|(old, _)| *old == correction.article);
        let Some(article) = new.and_then(|&(_, new)| project.article(new)) else {
            continue;
        };
        let mut moved = correction.clone();
        moved.article = article.id;
        moved.article_title = article.display_title();
        if let Some(words) = &correction.content {
            let Some(words) = words.found_again(&article.text) else {
                continue;
            };
            moved.content = Some(words);
        }
        if let Some(found) = &mut moved.found {
            match places.rekeyed.get(&found.statement) {
                Some(&now) => {
                    if found.statement == correction.statement {
                        moved.statement = now;
                    }
                    found.statement = now;
                }
                None if moved.content.is_none() => continue,
                None => {}
            }
        }
        if let Some(Removed::PartOf(whole)) = moved.removed {
            let now = places.rekeyed.get(&whole).copied();
            moved.removed = Some(Removed::PartOf(now.unwrap_or(whole)));
        }
        if moved.statement != correction.statement && !taken.insert(moved.statement) {
            continue;
        }
        edits.push(Edit::Correct(correction.statement, None));
        edits.push(Edit::Correct(moved.statement, Some(Box::new(moved))));
    }
}

/// Where wordings are found now.
struct Places<'a> {
    reading: &'a Reading,
    titles: HashMap<ArticleId, String>,
    by_claim: HashMap<ClaimKey, Vec<&'a Statement>>,
    /// Statements of articles whose text was changed in the file: the id they had, the id they have.
    rekeyed: HashMap<StatementId, StatementId>,
    /// Statements that a person corrected, made or took out: their verdicts go where these go.
    corrected: BTreeSet<StatementId>,
}

impl<'a> Places<'a> {
    fn new(
        project: &Project,
        reading: &'a Reading,
        rekeyed_articles: &[(ArticleId, ArticleId)],
    ) -> Self {
        let titles = project
            .articles()
            .iter()
            .map(|article| (article.id, article.display_title()))
            .collect();
        let mut by_claim: HashMap<ClaimKey, Vec<&Statement>> = HashMap::new();
        let mut rekeyed = HashMap::new();
        let mut occurrences: HashMap<(ArticleId, ClaimKey), u32> = HashMap::new();
        for statement in &reading.statements {
            by_claim.entry(statement.claim).or_default().push(statement);
            // An id counts the wordings that the program found.
            let Some(found) = correct::as_found(statement) else {
                continue;
            };
            let seen = occurrences.entry((found.article, found.claim)).or_default();
            for &(old, new) in rekeyed_articles {
                if new == statement.article {
                    let before = StatementId::of(old, found.claim, *seen);
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
            corrected: project.corrections.keys().copied().collect(),
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
        if self.corrected.contains(&witness.statement) {
            return None;
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{
        Answer, Article, ContentSpan, FoundBy, Kind, Side, Speaker, SpeechAct, Suggestion,
    };
    use crate::sides::Profile;
    use crate::text::Span;

    const A: &str = "No one crossed.";
    const B: &str = "Forty men crossed.";

    fn article(title: &str, text: &str) -> Article {
        Article {
            title: Some(title.to_owned()),
            ..Article::bare(text)
        }
    }

    /// Every line of every article that reads "speaker: words" is a statement.
    fn read(project: &Project) -> Reading {
        let mut statements = Vec::new();
        for article in project.articles() {
            let mut seen: HashMap<ClaimKey, u32> = HashMap::new();
            let mut at = 0;
            for line in article.text.split_inclusive('\n') {
                let whole = Span::new(at, at + line.len()).trim(&article.text);
                at += line.len();
                let Some((speaker, words)) = whole.slice(&article.text).split_once(": ") else {
                    continue;
                };
                let claim = ClaimKey::of(words);
                let occurrence = seen.entry(claim).or_default();
                statements.push(Statement {
                    id: StatementId::of(article.id, claim, *occurrence),
                    article: article.id,
                    claim,
                    kind: Kind::Indirect,
                    content: vec![ContentSpan {
                        span: Span::new(whole.end - words.len(), whole.end),
                        quoted: false,
                    }],
                    cue: None,
                    source: None,
                    passage: whole,
                    speaker: Speaker {
                        name: Some(speaker.to_owned()),
                        ..Speaker::default()
                    },
                    act: SpeechAct::Assert,
                    said_on: None,
                    said_in: None,
                    found_by: FoundBy::default(),
                    nested: Vec::new(),
                    corrected: None,
                });
                *occurrence += 1;
            }
        }
        let claims = statements
            .iter()
            .map(|s| s.claim_text(project.article(s.article).unwrap()))
            .collect();
        Reading::new(statements, claims, Vec::<Suggestion>::new())
    }

    fn project(articles: &[Article]) -> Project {
        let mut project = Project::new(Arc::new(Profile::built_in()));
        for (at, article) in articles.iter().enumerate() {
            let article = Arc::new(article.clone());
            project.apply(Edit::InsertArticle { at, article }).unwrap();
        }
        project
    }

    fn witness(project: &Project, statement: &Statement, side: Side) -> Witness {
        let article = project.article(statement.article).unwrap();
        Witness {
            statement: statement.id,
            claim: statement.claim,
            side,
            speaker: statement.speaker.name.clone(),
            text: statement.claim_text(article).text,
            article_title: article.display_title(),
        }
    }

    /// The project with a confirmed pair of the first statement worded `A` and the first worded `B`.
    fn judged(articles: &[Article]) -> (Project, PairId) {
        let mut project = project(articles);
        let reading = read(&project);
        let find = |words: &str| {
            let key = ClaimKey::of(words);
            reading.statements.iter().find(|s| s.claim == key).unwrap()
        };
        let a = witness(&project, find(A), Side::A);
        let b = witness(&project, find(B), Side::B);
        let pair = PairId::of(a.statement, b.statement);
        let verdict = Verdict {
            pair,
            answer: Answer::Confirmed,
            by_hand: false,
            relation: None,
            given: crate::model::Given::default(),
            a,
            b,
            decided_at: "2031-03-04T00:00:00Z".to_owned(),
        };
        let note = Some("look again".to_owned());
        for edit in [
            Edit::SetVerdict(pair, Some(Box::new(verdict.clone()))),
            Edit::SetNote(NoteTarget::Pair(pair), note.clone()),
            Edit::SetNote(NoteTarget::Statement(verdict.a.statement), note),
            Edit::PlaceStatement(verdict.b.statement, Some(Side::B)),
        ] {
            project.apply(edit).unwrap();
        }
        (project, pair)
    }

    fn swap(project: &mut Project, old: &Article, new: &Article) {
        project.apply(Edit::RemoveArticle(old.id)).unwrap();
        let article = Arc::new(new.clone());
        project
            .apply(Edit::InsertArticle { at: 0, article })
            .unwrap();
    }

    #[test]
    fn nothing_moves_while_everything_is_there() {
        let (project, pair) = judged(&[article("T", &format!("Ali: {A}\nBaz: {B}\n"))]);
        let reading = read(&project);
        let verdict = project.verdict(pair).unwrap();
        assert_eq!(standing(verdict, &project, &reading), Standing::Whole);
        assert_eq!(follow(&project, &reading, &[]), Followed::default());
    }

    #[test]
    fn decisions_follow_the_words_when_the_text_changes() {
        let old = article("T", &format!("Ali: {A}\nBaz: {B}\n"));
        let new = article(
            "T",
            &format!("Corrected.\nAli: no one  crossed.\nBaz: {B}\n"),
        );
        let (mut project, pair) = judged(std::slice::from_ref(&old));
        swap(&mut project, &old, &new);
        let before = project.clone();
        let reading = read(&project);
        let followed = follow(&project, &reading, &[]);
        assert_eq!((followed.moved, followed.orphans.len()), (1, 0));
        let mut history = super::super::History::default();
        history
            .perform(&mut project, followed.transaction.unwrap())
            .unwrap();
        assert!(project.verdict(pair).is_none());
        let [a, b] = [0, 1].map(|i| reading.statements[i].id);
        let moved = project.verdict(PairId::of(a, b)).unwrap();
        assert_eq!(moved.a.text, A, "the words of the moment of decision stay");
        assert_eq!(
            project.note(NoteTarget::Pair(moved.pair)),
            Some("look again")
        );
        assert_eq!(project.note(NoteTarget::Statement(a)), Some("look again"));
        assert_eq!(project.placed_statement(b), Some(Side::B));
        assert!(follow(&project, &reading, &[]).transaction.is_none());
        history.undo(&mut project).unwrap();
        assert_eq!(project, before);
    }

    #[test]
    fn a_statement_that_is_gone_leaves_an_orphan() {
        let old = article("T", &format!("Ali: {A}\nBaz: {B}\n"));
        let new = article("T", &format!("Ali: {A}\nBaz: Fifty men crossed.\n"));
        let (mut project, pair) = judged(std::slice::from_ref(&old));
        swap(&mut project, &old, &new);
        let reading = read(&project);
        let followed = follow(&project, &reading, &[]);
        assert_eq!(followed.orphans, [pair]);
        assert_eq!(orphans(&project, &reading)[0].pair, pair);
        assert_eq!(followed.moved, 0);
    }

    #[test]
    fn words_elsewhere_count_only_from_the_same_speaker_and_in_one_place() {
        let old = article("T", &format!("Ali: {A}\nBaz: {B}\n"));
        let standing_with = |others: &[&str]| {
            let others: Vec<_> = others
                .iter()
                .enumerate()
                .map(|(i, text)| article(&format!("Other {i}"), text))
                .collect();
            let (mut project, pair) = judged(std::slice::from_ref(&old));
            project.apply(Edit::RemoveArticle(old.id)).unwrap();
            for (at, other) in others.into_iter().enumerate() {
                let article = Arc::new(other);
                project.apply(Edit::InsertArticle { at, article }).unwrap();
            }
            let reading = read(&project);
            standing(project.verdict(pair).unwrap(), &project, &reading)
        };
        let copy = format!("Copy.\nAli: {A}\nBaz: {B}\n");
        let second = format!("Second.\nAli: {A}\n");
        let stranger = format!("Zed: {A}\nBaz: {B}\n");
        assert!(matches!(standing_with(&[&copy]), Standing::Moved { .. }));
        assert_eq!(standing_with(&[&copy, &second]), Standing::Orphaned);
        assert_eq!(standing_with(&[&stranger]), Standing::Orphaned);
    }

    #[test]
    fn a_verdict_never_takes_another_s_place() {
        let old = article("T", &format!("Ali: {A}\nBaz: {B}\n"));
        let new = article("T", &format!("Again.\nAli: {A}\nBaz: {B}\n"));
        let (mut project, pair) = judged(std::slice::from_ref(&old));
        swap(&mut project, &old, &new);
        let reading = read(&project);
        let [a, b] = [0, 1].map(|i| &reading.statements[i]);
        let mut own = project.verdict(pair).unwrap().clone();
        own.answer = Answer::Rejected;
        own.a = witness(&project, a, Side::A);
        own.b = witness(&project, b, Side::B);
        own.pair = PairId::of(a.id, b.id);
        project
            .apply(Edit::SetVerdict(own.pair, Some(Box::new(own.clone()))))
            .unwrap();
        let followed = follow(&project, &reading, &[]);
        assert_eq!(followed.orphans, [pair]);
        assert_eq!(followed.moved, 0);
    }

    #[test]
    fn each_occurrence_follows_to_its_own_place_in_a_changed_article() {
        let text = format!("Ali: {A}\nBaz: {B}\nCem: {A}\n");
        let (project, _) = judged(&[article("T", &text)]);
        let third = read(&project).statements[2].id;
        let mut project = project;
        project
            .apply(Edit::PlaceStatement(third, Some(Side::Other)))
            .unwrap();
        let json = String::from_utf8(super::super::to_json(&project)).unwrap();
        let changed = json.replace("Ali: ", "Later.\\nAli: ");
        assert_ne!(changed, json);
        let document = super::super::from_json(&changed).unwrap();
        let mut project = document.project;
        let reading = read(&project);
        let followed = follow(&project, &reading, &document.rekeyed);
        assert_eq!(followed.moved, 1);
        for edit in followed.transaction.unwrap().edits {
            project.apply(edit).unwrap();
        }
        let third = reading.statements[2].id;
        assert_eq!(project.placed_statement(third), Some(Side::Other));
        assert_eq!(project.placed_statement(reading.statements[0].id), None);
    }
}
