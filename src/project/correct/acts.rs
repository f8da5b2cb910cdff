//! Acts of correcting: each gives the edits that make it, under the title that undo shows.
//!
//! A statement keeps its id through all of them. Where two become one, the verdicts and notes of the
//! one that goes are carried over to the one that stays; a verdict never takes another's place.

use std::collections::BTreeSet;

use super::{as_found, found_then};
use crate::model::{
    Article, ArticleId, ClaimKey, ClaimText, ContentSpan, Correction, Kind, NamedSpeaker, PairId,
    Reading, Removed, SaidDays, SpeechAct, Statement, StatementId, Words,
};
use crate::project::{Edit, NoteTarget, Project, Transaction};
use crate::text::Span;

/// What to do, and the statement to go to afterwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    /// The edits.
    pub transaction: Transaction,
    /// The statement the act is about; none when it goes.
    pub statement: Option<StatementId>,
}

impl Act {
    fn new(title: &str, edits: Vec<Edit>, statement: Option<StatementId>) -> Option<Self> {
        (!edits.is_empty()).then(|| Self {
            transaction: Transaction {
                title: title.to_owned(),
                edits,
            },
            statement,
        })
    }
}

/// Makes a statement of these words; none when there are no words, or they are one already.
///
/// Words that were taken out before come back as the statement they were.
pub fn add(project: &Project, reading: &Reading, id: ArticleId, span: Span) -> Option<Act> {
    let article = project.article(id)?;
    let words = Words::at(&[span], &article.text)?;
    let there = |s: &Statement| s.article == id && s.content_hull() == words.hull();
    if reading.statements.iter().any(there) {
        return None;
    }
    let claim = key(&words, article);
    let mut removed = project.corrections().values().filter(|c| {
        let own = c.content.as_ref().map(|words| key(words, article));
        let before = own.or_else(|| c.found.as_ref().map(|found| found.claim));
        c.article == id && c.removed.is_some() && before == Some(claim)
    });
    if let (Some(only), None) = (removed.next(), removed.next()) {
        return restore(project, reading, only.statement);
    }
    let statement = free_id(project, reading, id, claim)?;
    let correction = Correction {
        statement,
        article: id,
        article_title: article.display_title(),
        found: None,
        removed: None,
        content: Some(words),
        speaker: None,
        said_on: None,
        kind: None,
        act: None,
    };
    Act::new("New statement", vec![set(correction)], Some(statement))
}

/// Gives a statement these words; none when it has them already.
pub fn reword(
    project: &Project,
    reading: &Reading,
    id: StatementId,
    spans: &[Span],
) -> Option<Act> {
    let edit = reworded(project, reading, id, spans)?;
    Act::new("Change the words", vec![edit], Some(id))
}

/// Adds words to a statement; none when it has them already.
pub fn include(project: &Project, reading: &Reading, id: StatementId, more: Span) -> Option<Act> {
    let mut spans = words_of(project, reading.statement(id)?);
    spans.push(more);
    let edit = reworded(project, reading, id, &spans)?;
    Act::new("Add words", vec![edit], Some(id))
}

/// Takes words out of a statement; none when it does not have them or would have none left.
pub fn leave_out(project: &Project, reading: &Reading, id: StatementId, less: Span) -> Option<Act> {
    let left = without(&words_of(project, reading.statement(id)?), less);
    let edit = reworded(project, reading, id, &left)?;
    Act::new("Leave words out", vec![edit], Some(id))
}

/// Says who speaks, or leaves it to the program again.
pub fn set_speaker(
    project: &Project,
    reading: &Reading,
    id: StatementId,
    speaker: Option<NamedSpeaker>,
) -> Option<Act> {
    let mut correction = correction(project, reading, id)?;
    let found = reading.statement(id).and_then(as_found);
    let as_it_was = speaker.as_ref().is_some_and(|named| {
        found.is_some_and(|s| {
            s.speaker.name.as_deref() == Some(&named.name) && s.speaker.role == named.office
        })
    });
    correction.speaker = speaker.filter(|_| !as_it_was);
    changed(project, correction, "Change the speaker")
}

/// Says when it was said, or leaves it to the program again.
pub fn set_days(
    project: &Project,
    reading: &Reading,
    id: StatementId,
    days: Option<SaidDays>,
) -> Option<Act> {
    let mut correction = correction(project, reading, id)?;
    let found = found_days(&correction);
    correction.said_on = days.filter(|days| found != Some(*days));
    changed(project, correction, "Change the date")
}

/// Says whether the words are quoted, or leaves it to the program again.
pub fn set_kind(
    project: &Project,
    reading: &Reading,
    id: StatementId,
    kind: Option<Kind>,
) -> Option<Act> {
    let mut correction = correction(project, reading, id)?;
    let found = correction.found.as_ref().map(|found| found.kind);
    let as_it_was = correction.content.is_none() && found == kind;
    correction.kind = kind.filter(|_| !as_it_was);
    changed(project, correction, "Change the kind")
}

/// Says what the speaker does by saying it, or leaves it to the program again.
pub fn set_act(
    project: &Project,
    reading: &Reading,
    id: StatementId,
    act: Option<SpeechAct>,
) -> Option<Act> {
    let mut correction = correction(project, reading, id)?;
    let found = correction.found.as_ref().map(|found| found.act);
    correction.act = act.filter(|act| found != Some(*act));
    changed(project, correction, "Change what it does")
}

/// Cuts a statement in two before this byte of its article. The first part stays the statement it
/// was; the second is a new one of the same speaker. None when one part would have no words.
pub fn split(project: &Project, reading: &Reading, id: StatementId, at_byte: usize) -> Option<Act> {
    let statement = reading.statement(id)?;
    let article = project.article(statement.article)?;
    let whole = words_of(project, statement);
    let first = without(&whole, Span::new(at_byte, usize::MAX));
    let second = without(&whole, Span::new(0, at_byte));
    let words = Words::at(&second, &article.text)?;
    Words::at(&first, &article.text)?;
    let before = correction(project, reading, id)?;
    let new = free_id(project, reading, article.id, key(&words, article))?;
    let part = Correction {
        statement: new,
        content: Some(words),
        kind: None,
        removed: None,
        ..before
    };
    let mut edits = vec![reworded(project, reading, id, &first)?, set(part)];
    if let Some(side) = project.placed_statement(id) {
        edits.push(Edit::PlaceStatement(new, Some(side)));
    }
    Act::new("Split the statement", edits, Some(new))
}

/// Makes `part` a part of the statement `id`: its words are added, its verdicts and notes carried
/// over. None when they are of different articles or the same.
pub fn merge(
    project: &Project,
    reading: &Reading,
    id: StatementId,
    part: StatementId,
) -> Option<Act> {
    let (whole, other) = (reading.statement(id)?, reading.statement(part)?);
    if id == part || whole.article != other.article {
        return None;
    }
    let mut all = words_of(project, whole);
    all.extend(words_of(project, other));
    let mut edits: Vec<Edit> = reworded(project, reading, id, &all).into_iter().collect();
    absorb(project, reading, id, part, &mut edits)?;
    Act::new("Merge statements", edits, Some(id))
}

/// Says that a statement is none.
pub fn remove(project: &Project, reading: &Reading, id: StatementId) -> Option<Act> {
    let mut correction = correction(project, reading, id)?;
    correction.removed = Some(Removed::NotAStatement);
    let mut act = changed(project, correction, "Take the statement out")?;
    act.statement = None;
    Some(act)
}

/// Brings a statement back that was taken out or made part of another one, which loses its words.
pub fn restore(project: &Project, reading: &Reading, id: StatementId) -> Option<Act> {
    let before = project.correction(id)?;
    let mut edits = Vec::new();
    if let (Removed::PartOf(whole), Some(words)) = (before.removed?, &before.content)
        && let Some(statement) = reading.statement(whole)
    {
        let left = words
            .spans
            .iter()
            .fold(words_of(project, statement), |left, &less| {
                without(&left, less)
            });
        edits.extend(reworded(project, reading, whole, &left));
    }
    edits.push(back(project, before));
    Act::new("Bring the statement back", edits, Some(id))
}

/// Which of these statements, all taken out, was taken out last; the last of them where that was so long
/// ago that nobody remembers.
pub fn taken_out_last(project: &Project, ids: &[StatementId]) -> Option<StatementId> {
    let was_there = |before: Option<&Correction>| before.is_none_or(|c| c.removed.is_none());
    let taken_out = |edit: &Edit| match edit {
        Edit::Correct(id, before) if was_there(before.as_deref()) => {
            ids.iter().find(|known| *known == id).copied()
        }
        _ => None,
    };
    let mut acts = project.history().to_undo();
    acts.find_map(|act| act.edits.iter().find_map(taken_out))
        .or_else(|| ids.last().copied())
}

/// Takes back everything a person said about a statement. One cut off another goes back to it, one
/// made of bare text goes, parts of it are statements again.
pub fn take_back(project: &Project, reading: &Reading, id: StatementId) -> Option<Act> {
    const TITLE: &str = "Take the correction back";
    let placed = project.placed_statement(id);
    let unplace = placed.map(|_| Edit::PlaceStatement(id, None));
    let Some(correction) = project.correction(id) else {
        return Act::new(TITLE, unplace.into_iter().collect(), Some(id));
    };
    if correction.is_by_hand() {
        let whole = correction.found.as_ref().map(|found| found.statement);
        if let Some(mut act) = whole.and_then(|whole| merge(project, reading, whole, id)) {
            TITLE.clone_into(&mut act.transaction.title);
            return Some(act);
        }
    }
    let mut edits = vec![Edit::Correct(id, None)];
    edits.extend(unplace);
    for other in project.corrections().values() {
        let is_part = other.removed == Some(Removed::PartOf(id));
        let was_cut_off = other.is_by_hand()
            && other.removed.is_none()
            && other
                .found
                .as_ref()
                .is_some_and(|found| found.statement == id);
        if was_cut_off && !correction.is_by_hand() {
            absorb(project, reading, id, other.statement, &mut edits);
        } else if is_part && !other.is_by_hand() {
            edits.push(back(project, other));
        }
    }
    let stays = !correction.is_by_hand();
    Act::new(TITLE, edits, stays.then_some(id))
}

fn set(correction: Correction) -> Edit {
    Edit::Correct(correction.statement, Some(Box::new(correction)))
}

/// What is known about the statement so far, to be changed.
fn correction(project: &Project, reading: &Reading, id: StatementId) -> Option<Correction> {
    if let Some(correction) = project.correction(id) {
        return Some(correction.clone());
    }
    let statement = reading.statement(id)?;
    let article = project.article(statement.article)?;
    Some(Correction {
        statement: id,
        article: article.id,
        article_title: article.display_title(),
        found: Some(found_then(as_found(statement)?, article)),
        removed: None,
        content: None,
        speaker: None,
        said_on: None,
        kind: None,
        act: None,
    })
}

fn found_days(correction: &Correction) -> Option<SaidDays> {
    correction.found.as_ref().map(|found| found.said_on)
}

/// The act that puts this correction in the place of the one there is; none when it is the same.
fn changed(project: &Project, correction: Correction, title: &str) -> Option<Act> {
    let id = correction.statement;
    let same = match project.correction(id) {
        Some(before) => *before == correction,
        None => correction.is_empty(),
    };
    let edits = if same {
        Vec::new()
    } else {
        vec![set(correction)]
    };
    Act::new(title, edits, Some(id))
}

/// The edit that gives a statement these words: none when they are the ones it has, no correction
/// of the words when they are those the program found.
fn reworded(
    project: &Project,
    reading: &Reading,
    id: StatementId,
    wanted: &[Span],
) -> Option<Edit> {
    let statement = reading.statement(id)?;
    let article = project.article(statement.article)?;
    let words = Words::at(wanted, &article.text)?;
    if Words::at(&words_of(project, statement), &article.text).as_ref() == Some(&words) {
        return None;
    }
    let mut correction = correction(project, reading, id)?;
    let found = as_found(statement).and_then(|s| Words::at(&spans(s), &article.text));
    let as_found = !correction.is_by_hand() && found.as_ref() == Some(&words);
    correction.content = (!as_found).then_some(words);
    Some(set(correction))
}

/// Hides `part` behind `whole` and carries over what was decided about it.
fn absorb(
    project: &Project,
    reading: &Reading,
    whole: StatementId,
    part: StatementId,
    edits: &mut Vec<Edit>,
) -> Option<()> {
    let (stays, goes) = (reading.statement(whole)?, reading.statement(part)?);
    let article = project.article(goes.article)?;
    let mut hidden = correction(project, reading, part)?;
    hidden.removed = Some(Removed::PartOf(whole));
    // Kept with its words, so that they can be told apart from the others when it comes back.
    hidden.content = Words::at(&words_of(project, goes), &article.text);
    edits.push(set(hidden));
    for other in project.corrections().values() {
        if other.removed == Some(Removed::PartOf(part)) && other.statement != whole {
            edits.push(set(Correction {
                removed: Some(Removed::PartOf(whole)),
                ..other.clone()
            }));
        }
    }
    let mut taken = BTreeSet::new();
    let mut untaught = project.untaught().clone();
    for (&old, verdict) in project.verdicts() {
        let mut moved = verdict.clone();
        let witness = if moved.a.statement == part {
            &mut moved.a
        } else if moved.b.statement == part {
            &mut moved.b
        } else {
            continue;
        };
        if witness.side != stays.speaker.side {
            continue;
        }
        witness.statement = whole;
        if moved.a.statement == moved.b.statement {
            continue;
        }
        let new = PairId::of(moved.a.statement, moved.b.statement);
        if project.verdict(new).is_some() || !taken.insert(new) {
            continue;
        }
        moved.pair = new;
        edits.push(Edit::SetVerdict(old, None));
        edits.push(Edit::SetVerdict(new, Some(Box::new(moved))));
        carry_note(project, NoteTarget::Pair(old), NoteTarget::Pair(new), edits);
        if untaught.remove(&old) {
            untaught.insert(new);
        }
    }
    if untaught != *project.untaught() {
        edits.push(Edit::SetUntaught(untaught));
    }
    let (from, to) = (NoteTarget::Statement(part), NoteTarget::Statement(whole));
    carry_note(project, from, to, edits);
    let mut tags = project.tags_on(to);
    let before = tags.len();
    tags.extend(project.tags_on(from));
    if tags.len() > before {
        edits.push(Edit::SetTags(to, tags));
    }
    Some(())
}

/// Moves a note; where there is one already, it comes after it.
fn carry_note(project: &Project, from: NoteTarget, to: NoteTarget, edits: &mut Vec<Edit>) {
    let Some(note) = project.note(from) else {
        return;
    };
    let both = match project.note(to) {
        Some(there) => format!("{there}\n\n{note}"),
        None => note.to_owned(),
    };
    edits.push(Edit::SetNote(from, None));
    edits.push(Edit::SetNote(to, Some(both)));
}

/// The edit that brings back a statement that was hidden.
fn back(project: &Project, hidden: &Correction) -> Edit {
    let mut correction = hidden.clone();
    correction.removed = None;
    // Words that were only kept for this moment are no correction.
    if let (Some(words), Some(found), false) = (
        &correction.content,
        &correction.found,
        correction.is_by_hand(),
    ) && let Some(article) = project.article(correction.article)
        && words.fit(&article.text)
        && claim(words, article).text == found.text
    {
        correction.content = None;
    }
    set(correction)
}

fn spans(statement: &Statement) -> Vec<Span> {
    statement.content.iter().map(|piece| piece.span).collect()
}

/// The words a statement has by now, in pieces: what the person said last, even where nothing was
/// read since.
pub fn words_of(project: &Project, statement: &Statement) -> Vec<Span> {
    match (project.correction(statement.id), as_found(statement)) {
        (
            Some(Correction {
                content: Some(words),
                ..
            }),
            _,
        ) => words.spans.clone(),
        (_, Some(found)) => spans(found),
        (_, None) => spans(statement),
    }
}

/// The spans without these bytes.
fn without(spans: &[Span], less: Span) -> Vec<Span> {
    spans
        .iter()
        .flat_map(|span| {
            [
                Span::new(span.start, span.end.min(less.start)),
                Span::new(span.start.max(less.end), span.end),
            ]
        })
        .filter(|span| !span.is_empty())
        .collect()
}

fn claim(words: &Words, article: &Article) -> ClaimText {
    let pieces = words.spans.iter().map(|&span| ContentSpan {
        span,
        quoted: false,
    });
    ClaimText::new(pieces, &article.text)
}

fn key(words: &Words, article: &Article) -> ClaimKey {
    ClaimKey::of(&claim(words, article).text)
}

/// The first id for these words in this article that nothing has.
fn free_id(
    project: &Project,
    reading: &Reading,
    article: ArticleId,
    claim: ClaimKey,
) -> Option<StatementId> {
    (0..=u32::MAX)
        .map(|number| StatementId::by_hand(article, claim, number))
        .find(|&id| project.correction(id).is_none() && reading.index_of(id).is_none())
}
