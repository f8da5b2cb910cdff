//! Reviewing in earnest: how pairs are judged, many at once, what was missed, what was decided.

use std::sync::Arc;

use jiff::Timestamp;

use super::Desk;
use crate::model::{Answer, Between, PairId};
use crate::project::{Act, Edit, EditError, Filters, ReviewFigures, Sample, Status, Transaction};
use crate::ui::Command;
use crate::views::decided::{Back, answered, program_said};
use crate::views::{Decided, Judging, Pace, QueueItem, Told, statements_of, unsuggested};

/// Whoever looks at a pair for longer was not looking at it all the time.
const LONGEST_LOOK_SECONDS: i64 = 600;

impl Desk {
    /// How pairs are judged.
    pub fn judging(&self) -> Judging {
        self.views.judging
    }

    /// Judges pairs in another way from now on.
    pub fn judge_so(&mut self, judging: Judging) {
        self.views.judging = judging;
        self.settle_pair();
    }

    /// Notes since when the pair under judgement is on the screen.
    pub fn watch(&mut self) {
        let pair = self.project.screen.pair;
        if pair != self.since.map(|(pair, _)| pair) {
            self.since = pair.map(|pair| (pair, (self.now)()));
        }
    }

    /// How long a pair has been on the screen, in whole seconds, if it is known and not too long.
    pub(super) fn looked_at(&self, pair: PairId, now: Timestamp) -> Option<u32> {
        let (_, since) = self.since.filter(|&(on_screen, _)| on_screen == pair)?;
        let seconds = now.duration_since(since).as_secs();
        (0..=LONGEST_LOOK_SECONDS)
            .contains(&seconds)
            .then(|| u32::try_from(seconds).ok())
            .flatten()
    }

    /// What was done last, to be told.
    pub fn decided(&self) -> Option<&Decided> {
        self.decided.as_ref()
    }

    /// Tells what is so from now on.
    pub fn tell(&mut self, words: &str) {
        self.decided = Some(Decided {
            announced: words.to_owned(),
            pair: None,
            back: None,
            program: None,
        });
    }

    /// Tells a change that undo takes back.
    pub fn tell_done(&mut self, words: &str) {
        self.decided = Some(Decided {
            announced: format!("{words} {}", told_key("Undo", Command::Undo)),
            pair: None,
            back: Some(Back::Undo),
            program: None,
        });
    }

    /// Tells what was done last no longer.
    pub fn forget_decided(&mut self) {
        self.decided = None;
    }

    /// Tells an answer on a pair that was judged as `judging` says.
    pub(super) fn tell_answer(&mut self, item: &QueueItem, answer: Answer, was_blind: bool) {
        let suggestion = self.reading.suggestion(item.pair);
        let program = (was_blind && answer != Answer::Later)
            .then(|| program_said(Told::of(item, suggestion), suggestion));
        let next = self.place_told();
        self.decided = Some(Decided {
            announced: format!(
                "{} {next}{}",
                answered(answer),
                told_key("Undo", Command::Undo)
            ),
            pair: Some(item.pair),
            back: Some(Back::Undo),
            program,
        });
    }

    /// Tells what was undone or done again.
    pub(super) fn tell_undone(&mut self, what: &str, back: Back) {
        let place = self.place_told();
        let (did, how) = match back {
            Back::Undo => ("Done again", told_key("Undo", Command::Undo)),
            Back::Redo => ("Undone", told_key("Do it again", Command::Redo)),
        };
        self.decided = Some(Decided {
            announced: format!("{did}: {what}. {place}{how}"),
            pair: None,
            back: Some(back),
            program: None,
        });
    }

    /// "Now pair 3 of 12. "
    fn place_told(&mut self) -> String {
        let lists = self.lists();
        let now = self.project.screen.pair;
        let at = now.and_then(|pair| lists.queue.position(pair));
        at.map_or_else(String::new, |at| {
            format!("Now pair {} of {}. ", at + 1, lists.queue.items.len())
        })
    }

    /// Gives the same answer on all pairs that the filters show and that are open; those put off are
    /// open but for putting them off again. Gives how many there were.
    pub fn answer_all(&mut self, answer: Answer) -> Result<usize, EditError> {
        let now = (self.now)();
        let lists = self.lists();
        let open = |item: &&QueueItem| match answer {
            Answer::Later => item.answer.is_none(),
            Answer::Confirmed | Answer::Rejected => !item.is_reviewed(),
        };
        let verdicts = lists.queue.items.iter().filter(open).filter_map(|item| {
            // Nobody looked at each of them: that tells nothing of how they judge.
            let mut verdict = self.verdict_on(item, answer, now)?;
            verdict.given = crate::model::Given {
                asked: item.asked,
                ..Default::default()
            };
            Some(Edit::SetVerdict(item.pair, Some(Box::new(verdict))))
        });
        let edits: Vec<Edit> = verdicts.collect();
        let many = edits.len();
        if many == 0 {
            return Ok(0);
        }
        let pairs = crate::app::notice::count(many, "pair", "pairs");
        let title = match answer {
            Answer::Confirmed => format!("Confirm {pairs}"),
            Answer::Rejected => format!("Reject {pairs}"),
            Answer::Later => format!("Put {pairs} off"),
        };
        let act = Transaction { title, edits };
        self.perform_as(Act::Bulk, None, act)?;
        self.settle_pair();
        let place = self.place_told();
        self.decided = Some(Decided {
            announced: format!(
                "{} {pairs} at once. {place}{}",
                answered(answer).trim_end_matches('.'),
                told_key("Undo", Command::Undo)
            ),
            pair: None,
            back: Some(Back::Undo),
            program: None,
        });
        Ok(many)
    }

    /// Answers on a pair, wherever it is; changes the answer where there is one. Gives no when its
    /// statements are not known any more.
    pub fn decide(&mut self, pair: PairId, answer: Answer) -> Result<bool, EditError> {
        let now = (self.now)();
        let Some(item) = self.item(pair) else {
            return Ok(false);
        };
        if item.answer == Some(answer) {
            return Ok(true);
        }
        let Some(verdict) = self.verdict_on(&item, answer, now) else {
            return Ok(false);
        };
        let edit = Edit::SetVerdict(pair, Some(Box::new(verdict)));
        self.perform(Transaction::one(
            format!("Change a decision to {}", answer.name()),
            edit,
        ))?;
        self.tell_answer(&item, answer, false);
        Ok(true)
    }

    fn item(&mut self, pair: PairId) -> Option<QueueItem> {
        let lists = self.lists();
        if let Some(item) = lists.all.item(pair) {
            return Some(item.clone());
        }
        let verdict = self.project.verdict(pair);
        let statements = verdict
            .map(|v| [v.a.statement, v.b.statement])
            .or_else(|| statements_of(&self.project, &self.reading, pair))?;
        let [a, b] = statements.map(|id| self.reading.index_of(id));
        Some(QueueItem {
            pair,
            statements,
            places: a.zip(b).map(|(a, b)| [a, b]),
            between: Between::Sides,
            suggestion: None,
            answer: verdict.map(|v| v.answer),
            by_hand: verdict.is_some_and(|v| v.by_hand),
            asked: verdict.map(|v| v.given.asked).unwrap_or_default(),
            in_sample: false,
        })
    }

    /// Goes to a pair, whatever filters are set. Gives no when no list holds it.
    pub fn go_to(&mut self, pair: PairId) -> bool {
        self.close_page();
        let found = self.lists().queue.position(pair).is_some();
        if !found {
            let between = self
                .reading
                .suggestion(pair)
                .map_or(Between::Sides, |found| found.between);
            for status in [Status::All, Status::Sample] {
                self.screen_mut().filters = Filters {
                    status,
                    between,
                    ..Filters::default()
                };
                if self.lists().queue.position(pair).is_some() {
                    break;
                }
            }
        }
        let found = self.lists().queue.position(pair).is_some();
        if found {
            self.screen_mut().pair = Some(pair);
        } else {
            self.screen_mut().filters = Filters::default();
            self.settle_pair();
        }
        found
    }

    /// How many pairs a sample can be drawn from.
    pub fn population(&mut self) -> usize {
        self.unsuggested().len()
    }

    fn unsuggested(&mut self) -> Arc<Vec<[crate::model::StatementId; 2]>> {
        let (project, reading) = (&self.project, &self.reading);
        self.unsuggested
            .get(self.revision, || unsuggested(project, reading))
    }

    /// Draws a sample of so many pairs that were not suggested, or of all there are, and shows it.
    /// A larger one holds the smaller one drawn before. Gives how many were drawn.
    pub fn draw_sample(&mut self, size: usize) -> Result<usize, EditError> {
        let drawn = self.unsuggested();
        let sample = Sample {
            drawn_at: (self.now)().to_string(),
            population: drawn.len(),
            pairs: drawn.iter().take(size).copied().collect(),
        };
        let many = sample.pairs.len();
        if many == 0 {
            return Ok(0);
        }
        let edit = Edit::SetSample(Some(Arc::new(sample)));
        self.perform(Transaction::one("Draw a sample", edit))?;
        self.filter(Filters {
            status: Status::Sample,
            ..Filters::default()
        });
        self.close_page();
        Ok(many)
    }

    /// What is known of how the person reviews.
    pub fn figures(&mut self) -> Arc<ReviewFigures> {
        let project = &self.project;
        self.figures
            .get(self.revision.project, || ReviewFigures::of(project))
    }

    /// How fast the person reviews.
    pub fn pace(&mut self) -> Arc<Pace> {
        let project = &self.project;
        self.pace.get(self.revision.project, || Pace::of(project))
    }
}

/// "Undo with Backspace.", by the key in force.
fn told_key(what: &str, command: Command) -> String {
    match command.key_name() {
        key if key.is_empty() => format!("{what} by the menu."),
        key => format!("{what} with {key}."),
    }
}
