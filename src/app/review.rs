//! Does what the person wished for about reviewing: settings, bulk decisions, samples, the log.

use super::App;
use super::notice;
use crate::model::Answer;
use crate::ui::review::{ReviewCommand, ReviewWish};
use crate::ui::{Dialog, Message};
use crate::views::Judging;

impl App {
    /// Does a command about reviewing.
    pub(super) fn run_review(&mut self, command: ReviewCommand) {
        match command {
            ReviewCommand::Bulk => self.panels.open(Dialog::Bulk),
            ReviewCommand::Missed => self.panels.open(Dialog::Missed {
                population: self.desk.population(),
            }),
            ReviewCommand::Figures => self.panels.open(Dialog::Figures),
            ReviewCommand::Decisions => self.panels.open(Dialog::Decisions),
            ReviewCommand::Blind => {
                let judging = self.desk.judging();
                self.judge_so(Judging {
                    blind: !judging.blind,
                    ..judging
                });
                let words = if judging.blind {
                    "Reasons are shown beside each pair."
                } else {
                    "Judging blind from now on."
                };
                self.desk.tell(words);
            }
            ReviewCommand::ShowScore => {
                let judging = self.desk.judging();
                self.judge_so(Judging {
                    shows_score: !judging.shows_score,
                    ..judging
                });
                self.desk.tell(if judging.shows_score {
                    "Scores are shown after your answer."
                } else {
                    "Scores are shown before your answer."
                });
            }
        }
    }

    /// Does a wish about reviewing.
    pub(super) fn review(&mut self, wish: ReviewWish) {
        match wish {
            ReviewWish::AnswerAll(answer) => match self.desk.answer_all(answer) {
                Ok(0) => self.say(notice::told("No open pair passes the filters.")),
                Ok(_) => self.acted = true,
                Err(error) => self.say(failed(&error)),
            },
            ReviewWish::Draw(size) => match self.desk.draw_sample(size) {
                Ok(0) => self.say(notice::told("There is no pair to draw.")),
                Ok(_) => {
                    self.acted = true;
                    self.panels.reveal_pair();
                }
                Err(error) => self.say(failed(&error)),
            },
            ReviewWish::ShowSample => {
                let filters = crate::project::Filters {
                    status: crate::project::Status::Sample,
                    ..Default::default()
                };
                self.desk.filter(filters);
                self.moved();
            }
            ReviewWish::Controls(percent) => {
                let judging = self.desk.judging();
                self.judge_so(Judging {
                    controls: percent.min(Judging::MOST_CONTROLS),
                    ..judging
                });
            }
            ReviewWish::GoTo(pair) => {
                if self.desk.go_to(pair) {
                    self.panels.reveal_pair();
                } else {
                    self.say(notice::told(
                        "This pair is in no list any more: its decision was taken back, and it is no \
                         suggestion.",
                    ));
                }
                self.moved();
            }
            ReviewWish::Decide(pair, answer) => self.decide(pair, answer),
            ReviewWish::ForgetDecided => self.desk.forget_decided(),
        }
    }

    fn decide(&mut self, pair: crate::model::PairId, answer: Answer) {
        match self.desk.decide(pair, answer) {
            Ok(true) => self.acted = true,
            Ok(false) => self.say(notice::told(
                "This pair cannot be judged: its statements are no longer found.",
            )),
            Err(error) => self.say(failed(&error)),
        }
    }

    /// Judges so from now on, and the next time the program is started.
    fn judge_so(&mut self, judging: Judging) {
        self.desk.judge_so(judging);
        self.settings.judge_so(judging);
        self.keep_settings();
    }
}

fn failed(error: &crate::project::EditError) -> Message {
    notice::failed(format!("The verdict failed: {error}."))
}
