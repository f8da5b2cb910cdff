//! Judging: answers, names, links by hand, and who an unsure speaker is.

use std::sync::Arc;

use jiff::Timestamp;

use super::Desk;
use crate::model::{
    Answer, Asked, Given, PairId, Relation, Side, SpeakerKey, Statement, StatementId, Verdict,
    Witness,
};
use crate::project::{Act, Edit, EditError, Transaction};
use crate::views::{Choice, QueueItem, Readings, in_column, readings, settle, statements_of};

impl Desk {
    /// The statement whose speaker can be settled: the selected one, else one of the pair under
    /// judgement; and who may be meant.
    pub fn readings(&mut self) -> Arc<Option<Readings>> {
        let id = self.unsure();
        let (project, reading) = (&self.project, &self.reading);
        self.readings.get((self.revision, id), || {
            readings(project, reading, reading.statement(id?)?)
        })
    }

    fn unsure(&self) -> Option<StatementId> {
        let screen = &self.project.screen;
        if screen.statement.is_some() {
            return screen.statement;
        }
        let pair = statements_of(&self.project, &self.reading, screen.pair?)?;
        pair.into_iter().find(|&id| {
            let statement = self.reading.statement(id);
            statement.is_some_and(|s| !s.speaker.alternatives.is_empty())
        })
    }

    /// Takes a reading of the unsure speaker: `meant`, else the one shown, and once that was said
    /// the next one. Gives the choice made and for how many statements it holds.
    pub fn settle(
        &mut self,
        meant: Option<&SpeakerKey>,
    ) -> Result<Option<(Choice, usize)>, EditError> {
        let offered = self.readings();
        let (Some(offered), Some(id)) = (offered.as_ref(), self.unsure()) else {
            return Ok(None);
        };
        let Some(statement) = self.reading.statement(id) else {
            return Ok(None);
        };
        let Some(choice) = offered.pick(meant) else {
            return Ok(None);
        };
        if let Some(transaction) = settle(&self.project, statement, Some(choice.key.clone())) {
            self.perform(transaction)?;
        }
        Ok(Some((choice.clone(), offered.statements)))
    }

    /// Makes sure that the pair under judgement is one of the queue, when there is one.
    pub fn settle_pair(&mut self) {
        let lists = self.lists();
        let now = self.project.screen.pair;
        if now.is_some_and(|pair| lists.queue.position(pair).is_some()) {
            return;
        }
        let first = lists
            .queue
            .items
            .iter()
            .find(|item| item.answer.is_none())
            .or(lists.queue.items.first())
            .map(|item| item.pair);
        if first != now {
            self.screen_mut().pair = first;
        }
    }

    /// Answers on the pair under judgement and goes on to the next open one. Gives no when there is
    /// no pair, and whether it was the last open one.
    pub fn answer(&mut self, answer: Answer, now: Timestamp) -> Result<Option<Last>, EditError> {
        let lists = self.lists();
        let Some(pair) = self.project.screen.pair else {
            return Ok(None);
        };
        let Some(item) = lists.all.item(pair) else {
            return Ok(None);
        };
        let next = lists
            .queue
            .position(pair)
            .and_then(|position| lists.queue.next_open(position));
        let affirms = answer == Answer::Confirmed && item.asked != Asked::Plainly && !item.by_hand;
        if (item.answer != Some(answer) || affirms)
            && let Some(verdict) = self.verdict_on(item, answer, now)
        {
            let title = match answer {
                Answer::Confirmed => "Confirm contradiction",
                Answer::Rejected => "Reject pair",
                Answer::Later => "Put pair off",
            };
            let edit = Edit::SetVerdict(pair, Some(Box::new(verdict)));
            let seconds = self.looked_at(pair, now);
            self.perform_as(Act::One, seconds, Transaction::one(title, edit))?;
        }
        if next.is_some() {
            self.screen_mut().pair = next;
        }
        let was_blind = self.judging().blind && !item.is_reviewed();
        self.tell_answer(item, answer, was_blind);
        let open = self.lists().all.counts.to_review;
        Ok(Some(Last(open == 0)))
    }

    /// What the person calls the contradiction of this pair, said already or for the answer to come.
    pub fn relation(&self, pair: PairId) -> Option<Relation> {
        match self.named {
            Some((named, relation)) if named == pair => relation,
            _ => self.project.verdict(pair)?.relation,
        }
    }

    /// Names the contradiction of the pair under judgement, or takes the same name back. Before an
    /// answer the name waits for it.
    pub fn name_relation(&mut self, relation: Relation) -> Result<(), EditError> {
        let Some(pair) = self.project.screen.pair else {
            return Ok(());
        };
        let named = (self.relation(pair) != Some(relation)).then_some(relation);
        let Some(old) = self.project.verdict(pair).cloned() else {
            self.named = Some((pair, named));
            return Ok(());
        };
        self.named = None;
        let verdict = Verdict {
            relation: named,
            ..old
        };
        let title = match named {
            Some(relation) => format!("Name the pair “{}”", relation.name()),
            None => "Take the pair’s name back".to_owned(),
        };
        let edit = Edit::SetVerdict(pair, Some(Box::new(verdict)));
        self.perform(Transaction::one(title, edit))
    }

    /// Links two statements by hand, which is to confirm them.
    pub fn link(
        &mut self,
        one: StatementId,
        other: StatementId,
        now: Timestamp,
    ) -> Result<bool, EditError> {
        let side = |id| {
            self.reading
                .statement(id)
                .and_then(|s| in_column(&s.speaker))
        };
        let (a, b) = match (side(one), side(other)) {
            (Some(Side::A), Some(Side::B)) => (one, other),
            (Some(Side::B), Some(Side::A)) => (other, one),
            _ => return Ok(false),
        };
        let pair = PairId::of(a, b);
        let (Some(witness_a), Some(witness_b)) = (self.witness(a), self.witness(b)) else {
            return Ok(false);
        };
        let verdict = Verdict {
            pair,
            answer: Answer::Confirmed,
            by_hand: true,
            relation: None,
            given: Given::default(),
            a: witness_a,
            b: witness_b,
            decided_at: now.to_string(),
        };
        let edit = Edit::SetVerdict(pair, Some(Box::new(verdict)));
        self.perform(Transaction::one("Link by hand", edit))?;
        self.screen_mut().pair = Some(pair);
        Ok(true)
    }

    pub(super) fn verdict_on(
        &self,
        item: &QueueItem,
        answer: Answer,
        now: Timestamp,
    ) -> Option<Verdict> {
        let [a, b] = item.statements;
        // An orphan keeps the words it was judged by.
        let old = self.project.verdict(item.pair);
        let decides = answer != Answer::Later;
        let mut given = old.map(|v| v.given).unwrap_or_default();
        if !item.is_reviewed() {
            given.asked = item.asked;
            given.blind = decides && self.judging().blind;
            let counts = decides && item.asked != Asked::Plainly;
            given.first = counts.then_some(answer);
        }
        // Whoever confirms a pair after being told that it was no suggestion links the two.
        let knows = item.is_reviewed() && item.asked != Asked::Plainly;
        let by_hand = item.by_hand || knows && answer == Answer::Confirmed;
        Some(Verdict {
            pair: item.pair,
            answer,
            by_hand,
            relation: self.relation(item.pair),
            given,
            a: self.witness(a).or_else(|| old.map(|v| v.a.clone()))?,
            b: self.witness(b).or_else(|| old.map(|v| v.b.clone()))?,
            decided_at: now.to_string(),
        })
    }

    fn witness(&self, id: StatementId) -> Option<Witness> {
        let place = self.reading.index_of(id)?;
        let statement: &Statement = &self.reading.statements[place];
        Some(Witness {
            statement: id,
            claim: statement.claim,
            side: statement.speaker.side,
            speaker: statement
                .speaker
                .name
                .clone()
                .or_else(|| statement.speaker.role.clone()),
            text: self.reading.claims[place].text.clone(),
            article_title: self
                .project
                .article(statement.article)
                .map(|article| article.display_title())
                .unwrap_or_default(),
        })
    }
}

/// Whether no open pair is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Last(pub bool);
