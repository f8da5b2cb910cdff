//! Learning the parser: greedily with a dynamic oracle first, then with a beam and updates where
//! the wrong path leads most.

use crate::syntax::label_features;
use crate::syntax::labels::Relation;
use crate::syntax::parse_features::{Atom, GROUPS, View};
use crate::syntax::parser::{Beam, Parser, best_label};
use crate::syntax::state::{Action, State};
use crate::syntax::table::{Batch, Weights};

use super::oracle;
use super::weights::{Bits, DenseTriples, Dice, SparseRows};

/// A sentence ready for the parser, with the tags that the tagger would give.
pub struct Example {
    /// Its words and the root.
    pub atoms: Vec<Atom>,
    /// The gold head of each word.
    pub heads: Vec<u16>,
    /// The gold relation of each word.
    pub relations: Vec<Relation>,
    /// Whether no arcs cross.
    pub projective: bool,
}

/// How long, how wide and from where.
#[derive(Clone, Copy, Debug)]
pub struct Course {
    /// Rounds with one machine.
    pub greedy_rounds: usize,
    /// Rounds with a beam.
    pub beam_rounds: usize,
    /// How many machines the beam keeps.
    pub width: usize,
    /// Slots of the action table.
    pub action_bits: Bits,
    /// Slots of the label table.
    pub label_bits: Bits,
    /// Where the dice start.
    pub seed: u64,
}

/// The parser while it learns.
pub struct Learner {
    /// Its weights so far.
    pub parser: Parser<DenseTriples, SparseRows>,
    /// The time of the last step of the actions.
    pub clock: i64,
    /// The time of the last step of the labels.
    pub label_clock: i64,
}

/// Learns from the examples; `tell` hears of every round.
pub fn train(
    examples: &[Example],
    course: Course,
    mut tell: impl FnMut(&str, &Learner),
) -> Learner {
    let mut learner = Learner {
        parser: Parser {
            actions: DenseTriples::new(course.action_bits),
            labels: SparseRows::new(course.label_bits),
        },
        clock: 1,
        label_clock: 1,
    };
    let mut dice = Dice::new(course.seed);
    for round in 0..course.greedy_rounds {
        for at in dice.order(examples.len()) {
            learner.explore(&examples[at], round, &mut dice);
        }
        tell(&format!("greedy {}", round + 1), &learner);
    }
    if course.beam_rounds > 0 {
        learner.parser.actions.forget_average();
        learner.clock = 1;
    }
    let mut beam = Beam::new(0);
    for round in 0..course.beam_rounds {
        for at in dice.order(examples.len()) {
            if examples[at].projective {
                learner.search(&examples[at], course.width, &mut beam);
            }
        }
        tell(&format!("beam {}", round + 1), &learner);
    }
    learner
}

impl Learner {
    /// Parses with one machine, learns from every step that loses an arc, and now and then follows
    /// its own mistakes.
    fn explore(&mut self, example: &Example, round: usize, dice: &mut Dice) {
        let mut state = State::new(example.heads.len());
        while !state.is_done() {
            let scores = self.parser.scores(&example.atoms, &state);
            let mut guess = None;
            let mut good: Option<(u32, i32, Action)> = None;
            for action in Action::ALL.into_iter().filter(|&a| state.allows(a)) {
                let score = scores[action as usize];
                let cost = oracle::cost(&state, &example.heads, action);
                if guess.is_none_or(|(best, _, _)| score > best) {
                    guess = Some((score, cost, action));
                }
                if good.is_none_or(|(least, best, _)| (cost, -score) < (least, -best)) {
                    good = Some((cost, score, action));
                }
            }
            let (Some((_, cost, guess)), Some((least, _, good))) = (guess, good) else {
                return;
            };
            if cost > least {
                let view = View::new(&example.atoms, &state);
                for group in 0..GROUPS {
                    view.emit(group, |feature| {
                        self.parser
                            .actions
                            .update(feature, good as usize, 1, self.clock);
                        self.parser
                            .actions
                            .update(feature, guess as usize, -1, self.clock);
                    });
                }
            }
            self.clock += 1;
            let astray = round > 1 && dice.below(10) > 0;
            let action = if astray { guess } else { good };
            let label = self.learn_label(example, &state, action);
            state.apply(action, label);
        }
    }

    /// The label the model gives to the arc of `action`; it learns when the arc is right.
    fn learn_label(&mut self, example: &Example, state: &State, action: Action) -> u8 {
        let Some((head, dependent)) = state.arc(action) else {
            return 0;
        };
        if head == state.root() {
            return Relation::Root as u8;
        }
        let mut scores = [0; 64];
        let mut batch = Batch::new();
        label_features::emit(&example.atoms, state, head, dependent, |f| batch.push(f));
        self.parser.labels.add(&batch, &mut scores);
        let guess = best_label(&scores);
        if example.heads[usize::from(dependent)] == head {
            let gold = example.relations[usize::from(dependent)] as u8;
            if gold != guess && gold != Relation::Root as u8 {
                label_features::emit(&example.atoms, state, head, dependent, |feature| {
                    self.parser
                        .labels
                        .update(feature, gold, 1, self.label_clock);
                    self.parser
                        .labels
                        .update(feature, guess, -1, self.label_clock);
                });
            }
            self.label_clock += 1;
        }
        guess
    }

    /// Searches with a beam and learns from the step at which the best wrong path leads the right
    /// one by most.
    fn search(&mut self, example: &Example, width: usize, beam: &mut Beam) {
        let words = example.heads.len();
        beam.reset(words);
        let mut gold = State::new(words);
        let mut gold_actions = Vec::with_capacity(2 * words);
        let mut gold_score = 0;
        let mut worst: Option<(i64, usize, u32)> = None;
        for step in 0..2 * words {
            let scores = self.parser.scores(&example.atoms, &gold);
            let action = oracle::best(&gold, &example.heads);
            gold_score += i64::from(scores[action as usize]);
            let label = self.parser.label(&example.atoms, &gold, action);
            gold_actions.push(action);
            gold.apply(action, label);
            beam.advance(&self.parser, &example.atoms, width);
            let Some(best) = beam.items.first() else {
                return;
            };
            let lead = best.score - gold_score;
            if worst.is_none_or(|(most, _, _)| lead >= most) {
                worst = Some((lead, step + 1, best.step));
            }
        }
        self.clock += 1;
        if let Some((_, length, step)) = worst {
            let wrong = beam.history(step);
            let right = &gold_actions[..length];
            if wrong != right {
                self.replay(example, right, &wrong, 1);
                self.replay(example, &wrong, right, -1);
            }
        }
        let mut state = State::new(words);
        for &action in &gold_actions {
            let label = self.learn_label(example, &state, action);
            state.apply(action, label);
        }
    }

    /// Adds `by` to the features of every action of `path` from where it leaves `other`.
    fn replay(&mut self, example: &Example, path: &[Action], other: &[Action], by: i32) {
        let split = path.iter().zip(other).take_while(|(a, b)| a == b).count();
        let mut state = State::new(example.heads.len());
        for (at, &action) in path.iter().enumerate() {
            if at >= split {
                let view = View::new(&example.atoms, &state);
                for group in 0..GROUPS {
                    view.emit(group, |feature| {
                        self.parser
                            .actions
                            .update(feature, action as usize, by, self.clock);
                    });
                }
            }
            let label = self.parser.label(&example.atoms, &state, action);
            state.apply(action, label);
        }
    }
}
