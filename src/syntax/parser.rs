//! The parser: a beam of arc-hybrid machines, the action model that drives them, and the label
//! model that names each arc when it is made.

use super::label_features;
use super::labels::{Relation, Upos};
use super::parse_features::{Atom, GROUPS, ROOT_TAG, View};
use super::state::{Action, State};
use super::table::{Batch, Weights};
use super::tagger::Tagger;

/// The two models of the parser.
#[derive(Clone, Debug, Default)]
pub struct Parser<A, L> {
    /// Which action next; the class is the number of an `Action`.
    pub actions: A,
    /// What an arc is called; the class is the number of a [`Relation`].
    pub labels: L,
}

/// A machine of the beam with the sum of its scores and the place of its last step.
#[derive(Clone, Debug)]
pub struct Item {
    /// The machine.
    pub state: State,
    /// The sum of the scores of its actions.
    pub score: i64,
    /// Its last step in [`Beam::steps`]; `u32::MAX` at the start.
    pub step: u32,
}

/// A running search: the machines, best first, and every step that led to one of them.
pub struct Beam {
    /// The machines alive, best first.
    pub items: Vec<Item>,
    /// Each step: the step before it and the action.
    pub steps: Vec<(u32, Action)>,
    margin: i64,
    spare: Vec<Item>,
    memo: Memo,
}

/// Scores worked out before in the same sentence.
pub struct Memo {
    groups: Vec<(u64, [i32; 3])>,
    labels: Vec<(u64, u8)>,
    sentence: u64,
}

const GROUP_PLACES: usize = 8192;
const LABEL_PLACES: usize = 2048;

impl Memo {
    /// Remembers nothing yet.
    pub fn new() -> Self {
        Self {
            groups: vec![(0, [0; 3]); GROUP_PLACES],
            labels: vec![(0, 0); LABEL_PLACES],
            sentence: 1,
        }
    }

    /// Forgets everything: weights changed, or another sentence begins. The number of the sentence
    /// is part of every key, so nothing has to be wiped.
    pub fn clear(&mut self) {
        self.sentence += 2;
    }

    /// The key of something in this sentence; never 0.
    fn key(&self, key: u64) -> u64 {
        (key ^ self.sentence).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1
    }
}

impl Default for Memo {
    fn default() -> Self {
        Self::new()
    }
}

/// The words of a sentence as the parser sees them, and the root after them.
pub fn atoms<W>(tagger: &Tagger<W>, words: &[u32], tags: &[u8]) -> Vec<Atom> {
    let mut out: Vec<Atom> = Vec::with_capacity(words.len() + 1);
    let (mut commas, mut verbs) = (0_u16, 0_u16);
    for (&word, &tag) in words.iter().zip(tags) {
        let mut atom = Atom::new(word, u32::from(tag) + 1);
        atom.commas = commas;
        atom.verbs = verbs;
        match tagger.tags.get(usize::from(tag)) {
            Some((Upos::Punct, _)) => commas = commas.saturating_add(1),
            Some((Upos::Verb | Upos::Aux, _)) => verbs = verbs.saturating_add(1),
            _ => {}
        }
        out.push(atom);
    }
    let mut root = Atom::new(1, ROOT_TAG);
    root.commas = commas;
    root.verbs = verbs;
    out.push(root);
    out
}

impl<A: Weights, L: Weights> Parser<A, L> {
    /// The best tree that a beam of `width` machines finds; `beam` lends its memory.
    pub fn parse<'b>(&self, atoms: &[Atom], width: usize, beam: &'b mut Beam) -> Option<&'b State> {
        let words = atoms.len().saturating_sub(1);
        beam.reset(words);
        for _ in 0..2 * words {
            beam.advance(self, atoms, width);
        }
        beam.items.first().map(|item| &item.state)
    }

    /// The scores of the three actions, worked out afresh.
    pub fn scores(&self, atoms: &[Atom], state: &State) -> [i32; 3] {
        let view = View::new(atoms, state);
        let mut scores = [0; 3];
        for group in 0..GROUPS {
            let mut batch = Batch::new();
            view.emit(group, |f| batch.push(f));
            self.actions.add(&batch, &mut scores);
        }
        scores
    }

    /// The same scores, from memory where it has them.
    pub fn scores_remembered(&self, atoms: &[Atom], state: &State, memo: &mut Memo) -> [i32; 3] {
        let view = View::new(atoms, state);
        let mut scores = [0; 3];
        for group in 0..GROUPS {
            let key = memo.key(view.key(group));
            let place = &mut memo.groups[(key >> 40) as usize % GROUP_PLACES];
            if place.0 != key {
                let mut part = [0; 3];
                let mut batch = Batch::new();
                view.emit(group, |f| batch.push(f));
                self.actions.add(&batch, &mut part);
                *place = (key, part);
            }
            for (score, part) in scores.iter_mut().zip(place.1) {
                *score += part;
            }
        }
        scores
    }

    /// The number of the best label for the arc that `action` makes now; 0 when it makes none.
    pub fn label(&self, atoms: &[Atom], state: &State, action: Action) -> u8 {
        match state.arc(action) {
            None => 0,
            Some((head, _)) if head == state.root() => Relation::Root as u8,
            Some((head, dependent)) => {
                let mut scores = [0; 64];
                let mut batch = Batch::new();
                label_features::emit(atoms, state, head, dependent, |f| batch.push(f));
                self.labels.add(&batch, &mut scores);
                best_label(&scores)
            }
        }
    }

    /// The same label, from memory where it has it.
    pub fn label_remembered(
        &self,
        atoms: &[Atom],
        state: &State,
        action: Action,
        memo: &mut Memo,
    ) -> u8 {
        let Some((head, dependent)) = state.arc(action) else {
            return 0;
        };
        let key = memo.key(label_features::key(state, head, dependent));
        let at = (key >> 40) as usize % LABEL_PLACES;
        if memo.labels[at].0 != key {
            memo.labels[at] = (key, self.label(atoms, state, action));
        }
        memo.labels[at].1
    }
}

/// The best label for an arc that is not the root's.
pub fn best_label(scores: &[i32; 64]) -> u8 {
    let root = Relation::Root as usize;
    let mut best = 0;
    for label in 0..Relation::ALL.len() {
        if label != root && scores[label] > scores[best] {
            best = label;
        }
    }
    best as u8
}

impl Beam {
    /// One machine at the start of a sentence of `words` words.
    pub fn new(words: usize) -> Self {
        Self {
            items: vec![Item {
                state: State::new(words),
                score: 0,
                step: u32::MAX,
            }],
            steps: Vec::with_capacity(words * 8),
            margin: i64::MAX,
            spare: Vec::new(),
            memo: Memo::new(),
        }
    }

    /// A search that gives up machines that lie more than `margin` behind the best.
    pub fn within(margin: i64) -> Self {
        Self {
            margin,
            ..Self::new(0)
        }
    }

    /// Starts again with another sentence.
    pub fn reset(&mut self, words: usize) {
        self.items.truncate(1);
        if let Some(item) = self.items.first_mut() {
            item.state.reset(words);
            item.score = 0;
            item.step = u32::MAX;
        }
        self.steps.clear();
        self.memo.clear();
    }

    /// One step of every machine; the best `width` live on, the earlier and lower action in a tie.
    pub fn advance<A: Weights, L: Weights>(
        &mut self,
        parser: &Parser<A, L>,
        atoms: &[Atom],
        width: usize,
    ) {
        let mut wishes: Vec<(i64, usize, Action)> = Vec::with_capacity(self.items.len() * 3);
        for (parent, item) in self.items.iter().enumerate() {
            let scores = parser.scores_remembered(atoms, &item.state, &mut self.memo);
            for action in Action::ALL {
                if item.state.allows(action) {
                    let score = item.score + i64::from(scores[action as usize]);
                    wishes.push((score, parent, action));
                }
            }
        }
        wishes.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        wishes.truncate(width.max(1));
        if let Some(&(best, ..)) = wishes.first() {
            wishes.retain(|wish| best - wish.0 <= self.margin);
        }
        let mut next: Vec<Item> = Vec::with_capacity(width);
        for (score, parent, action) in wishes {
            let from = &self.items[parent];
            let label = parser.label_remembered(atoms, &from.state, action, &mut self.memo);
            let mut item = match self.spare.pop() {
                Some(mut item) => {
                    item.state.copy_from(&from.state);
                    item
                }
                None => from.clone(),
            };
            self.steps.push((from.step, action));
            item.step = (self.steps.len() - 1) as u32;
            item.score = score;
            item.state.apply(action, label);
            next.push(item);
        }
        self.spare.append(&mut self.items);
        self.items = next;
    }

    /// The actions that led to the step with the number `step`, first to last.
    pub fn history(&self, step: u32) -> Vec<Action> {
        let mut actions = Vec::new();
        let mut at = step;
        while let Some(&(before, action)) = self.steps.get(at as usize) {
            actions.push(action);
            at = before;
        }
        actions.reverse();
        actions
    }
}
