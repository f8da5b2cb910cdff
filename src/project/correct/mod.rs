//! Corrections: laid over what the program found in an article, and made as acts that undo takes
//! back.
//!
//! The pipeline hands every article's statements to [`Project::place_all`] before anything is
//! compared, so that columns, suggestions, topics and reports know the corrected statement alone. The
//! program's own reading goes with it, see [`Corrected`].

mod acts;
mod days;
mod told;

use std::borrow::Cow;
use std::collections::BTreeSet;

pub use acts::{
    Act, add, include, leave_out, merge, remove, restore, reword, set_act, set_days, set_kind,
    set_speaker, split, take_back, taken_out_last, words_of,
};
pub use days::days;
pub use told::{Change, What, changes};

use super::Project;
use crate::model::{
    Article, ClaimKey, ClaimText, ContentSpan, Corrected, Correction, FoundBy, FoundThen, Kind,
    NamedSpeaker, Removed, SaidDays, Speaker, SpeechAct, Statement, StatementId, Sureness, Words,
};
use crate::sides;
use crate::text::{Span, quote_marks};

impl Project {
    /// Applies everything the person said about the statements of one article: corrections first,
    /// then speakers and sides ([`Self::place`]). Statements may come and go; their order is that of
    /// the text.
    pub fn place_all(&self, article: &Article, statements: &mut Vec<Statement>) {
        let mine: Vec<&Correction> = self
            .corrections
            .values()
            .filter(|correction| correction.article == article.id)
            .collect();
        if mine.is_empty() && !self.decides_speakers() {
            return;
        }
        let found = statements.clone();
        if !mine.is_empty() {
            Corrector::new(self, article, &found).run(&mine, statements);
        }
        for statement in statements.iter_mut() {
            self.place(statement);
        }
        note_changes(&found, statements);
    }

    fn decides_speakers(&self) -> bool {
        !(self.statement_sides.is_empty()
            && self.speaker_sides.is_empty()
            && self.settled_speakers.is_empty())
    }
}

/// Keeps the program's reading with each statement that is no longer as it was found.
fn note_changes(found: &[Statement], statements: &mut [Statement]) {
    for (place, statement) in statements.iter_mut().enumerate() {
        // As a rule both lists run along each other.
        let same = |found: &&Statement| found.id == statement.id;
        let was = found.get(place).filter(same);
        let was = was.or_else(|| found.iter().find(same));
        match was {
            Some(was) if *was == *statement => {}
            Some(was) => {
                statement.corrected = Some(Corrected {
                    found: Some(Box::new(was.clone())),
                });
            }
            None => statement.corrected = Some(Corrected::default()),
        }
    }
}

struct Corrector<'a> {
    project: &'a Project,
    article: &'a Article,
    found: &'a [Statement],
    quotations: Vec<Span>,
}

impl<'a> Corrector<'a> {
    fn new(project: &'a Project, article: &'a Article, found: &'a [Statement]) -> Self {
        Self {
            project,
            article,
            found,
            quotations: quote_marks::spans(&article.text),
        }
    }

    fn run(&self, mine: &[&Correction], statements: &mut Vec<Statement>) {
        let mut found_again = BTreeSet::new();
        for statement in statements.iter_mut() {
            if let Some(correction) = self.project.correction(statement.id) {
                found_again.insert(statement.id);
                self.apply(correction, statement);
            }
        }
        let own: Vec<Statement> = mine
            .iter()
            .filter(|correction| !found_again.contains(&correction.statement))
            .filter_map(|correction| self.stand_alone(correction))
            .collect();
        // What the program finds in the very words a person made a statement of is that statement.
        let taken: BTreeSet<(usize, usize)> = own
            .iter()
            .map(|statement| ends(statement.content_hull()))
            .collect();
        statements.retain(|statement| {
            self.project.correction(statement.id).is_some()
                || !taken.contains(&ends(statement.content_hull()))
        });
        statements.extend(own);
        let there: BTreeSet<StatementId> = statements.iter().map(|s| s.id).collect();
        statements.retain(|statement| !self.is_removed(statement.id, &there));
        statements.sort_by_key(|s| (s.content_hull().start, s.cue));
    }

    /// A part is shown again when the whole it belongs to is not there.
    fn is_removed(&self, id: StatementId, there: &BTreeSet<StatementId>) -> bool {
        let removed = |id| self.project.correction(id).and_then(|c| c.removed);
        match removed(id) {
            None => false,
            Some(Removed::NotAStatement) => true,
            Some(Removed::PartOf(whole)) => there.contains(&whole) && removed(whole).is_none(),
        }
    }

    /// Lays a correction over a statement. One whose words stand elsewhere than it says says nothing.
    fn apply(&self, correction: &Correction, statement: &mut Statement) {
        if let Some(words) = &correction.content {
            if !words.fit(&self.article.text) {
                return;
            }
            self.reword(words, statement);
        }
        if let Some(kind) = correction.kind {
            statement.kind = kind;
        }
        if let Some(act) = correction.act {
            statement.act = act;
        }
        if let Some(days) = correction.said_on {
            statement.said_on = days.said_on();
        }
        if let Some(speaker) = &correction.speaker {
            statement.speaker = self.speaker(speaker, statement);
        }
    }

    fn reword(&self, words: &Words, statement: &mut Statement) {
        statement.content = self.pieces(&words.spans);
        statement.kind = kind(&statement.content, &self.article.text);
        let claim = ClaimText::new(statement.content.iter().copied(), &self.article.text);
        statement.claim = ClaimKey::of(&claim.text);
        let hull = words.hull();
        statement.passage = statement.passage.hull(hull);
        let inside = |span: &Span| words.spans.iter().any(|piece| piece.contains(*span));
        statement
            .nested
            .retain(|inner| inner.content.iter().all(inside));
    }

    /// Cuts words where they enter or leave a quotation.
    fn pieces(&self, spans: &[Span]) -> Vec<ContentSpan> {
        let mut out = Vec::new();
        for &span in spans {
            let mut at = span.start;
            let inside = self.quotations.iter().filter(|q| q.overlaps(span));
            let mut push = |span: Span, quoted: bool| {
                let span = span.trim(&self.article.text);
                if !span.is_empty() {
                    out.push(ContentSpan { span, quoted });
                }
            };
            for quotation in inside {
                let start = quotation.start.max(at);
                push(Span::new(at, start), false);
                let end = quotation.end.min(span.end);
                push(Span::new(start, end), true);
                at = end.max(start);
            }
            push(Span::new(at, span.end), false);
        }
        out
    }

    /// A statement that the program does not find (any more): of the person's own words, with what
    /// was found then for the rest.
    fn stand_alone(&self, correction: &Correction) -> Option<Statement> {
        let words = correction.content.as_ref()?;
        if !words.fit(&self.article.text) {
            return None;
        }
        let then = correction.found.as_ref();
        let cut_off = then.and_then(|then| self.found.iter().find(|s| s.id == then.statement));
        let mut statement = match cut_off {
            Some(whole) => Statement {
                id: correction.statement,
                passage: whole.passage,
                ..whole.clone()
            },
            None => self.bare(correction.statement, then, words.hull()),
        };
        if cut_off.is_none_or(|whole| !words.hull().overlaps(whole.passage)) {
            statement.passage = words.hull();
        }
        self.apply(correction, &mut statement);
        Some(statement)
    }

    fn bare(&self, id: StatementId, then: Option<&FoundThen>, passage: Span) -> Statement {
        let mut speaker = Speaker::default();
        if let Some(then) = then {
            speaker.name.clone_from(&then.speaker);
            speaker.role.clone_from(&then.office);
            (speaker.side, speaker.official) = (then.side, then.official);
            speaker.why = vec!["As the program read it when you corrected it.".to_owned()];
        }
        Statement {
            id,
            article: self.article.id,
            claim: ClaimKey::of(""),
            kind: Kind::Indirect,
            content: Vec::new(),
            cue: None,
            source: None,
            passage,
            speaker,
            act: then.map_or(SpeechAct::Assert, |then| then.act),
            said_on: then.and_then(|then| then.said_on.said_on()),
            said_in: None,
            found_by: FoundBy {
                construction: Cow::Borrowed(FoundBy::BY_HAND),
                lemma: Cow::Borrowed(""),
            },
            nested: Vec::new(),
            corrected: None,
        }
    }

    /// The speaker of that name: with the side that the same speaker has elsewhere in the article,
    /// else the side that the profile tells.
    fn speaker(&self, named: &NamedSpeaker, statement: &Statement) -> Speaker {
        let mut speaker = Speaker {
            name: Some(named.name.clone()),
            role: named.office.clone(),
            ..Speaker::default()
        };
        let key = speaker.key();
        let same = |s: &&Statement| {
            s.speaker.key() == key && s.speaker.sureness != Sureness::Unsure && key.is_some()
        };
        if let Some(known) = self.found.iter().find(same) {
            (speaker.side, speaker.official) = (known.speaker.side, known.speaker.official);
            speaker.role = speaker.role.or_else(|| known.speaker.role.clone());
            speaker.why = vec![
                "You said who speaks. The side is the one this speaker has elsewhere in the article."
                    .to_owned(),
            ];
            return speaker;
        }
        let mut one = [Statement {
            source: None,
            speaker: speaker.clone(),
            ..statement.clone()
        }];
        sides::assign(self.project.profile(), self.article, &mut one);
        let [decided] = one;
        speaker.role = speaker.role.or(decided.speaker.role);
        (speaker.side, speaker.official) = (decided.speaker.side, decided.speaker.official);
        speaker.why = vec!["You said who speaks.".to_owned()];
        speaker.why.extend(decided.speaker.why);
        speaker
    }
}

fn ends(span: Span) -> (usize, usize) {
    (span.start, span.end)
}

/// A "that" before a quotation does not make it a mixed one, nor does punctuation.
fn kind(content: &[ContentSpan], text: &str) -> Kind {
    let counts = |piece: &&ContentSpan| {
        let words = piece.span.slice(text);
        !piece.quoted && !matches!(words, "that" | "to") && words.chars().any(char::is_alphanumeric)
    };
    let quoted = content.iter().any(|piece| piece.quoted);
    match (quoted, content.iter().filter(counts).count()) {
        (true, 0) => Kind::Direct,
        (true, _) => Kind::Mixed,
        (false, _) => Kind::Indirect,
    }
}

/// The statement as the program reads it; none for one that a person made.
pub(crate) fn as_found(statement: &Statement) -> Option<&Statement> {
    match &statement.corrected {
        Some(corrected) => corrected.found.as_deref(),
        None => Some(statement),
    }
}

/// What is kept of a statement as the program read it.
fn found_then(statement: &Statement, article: &Article) -> FoundThen {
    FoundThen {
        statement: statement.id,
        claim: statement.claim,
        text: statement.claim_text(article).text,
        speaker: statement.speaker.name.clone(),
        office: statement.speaker.role.clone(),
        side: statement.speaker.side,
        official: statement.speaker.official,
        kind: statement.kind,
        act: statement.act,
        said_on: statement
            .said_on
            .map_or_else(SaidDays::default, |said| SaidDays {
                day: Some(said.date),
                until: said.until,
            }),
    }
}
