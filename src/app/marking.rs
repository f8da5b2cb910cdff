//! Notes, tags, the codebook and saved searches: what the wishes about them do.

use std::path::{Path, PathBuf};

use super::{App, notice};
use crate::disk;
use crate::model::ArticleId;
use crate::project::codebook_file::{self, Form};
use crate::project::{Edit, NoteTarget, SavedSearch, Tag, TagId, Transaction};
use crate::ui::{Codebook, Command, Dialog, PathFor, TagPicker, Wish};
use crate::views::in_column;

impl App {
    /// Does one wish about notes, tags or searches.
    pub(super) fn fulfil_mark(&mut self, wish: Wish) {
        match wish {
            Wish::Section(name, open) => {
                self.desk.screen_mut().sections.insert(name, open);
                self.moved();
            }
            Wish::ReadHit(article) => self.read_hit(article),
            Wish::GoTo(target) => self.go_to(target),
            Wish::OpenNote(target) => self.open_note_on(Some(target)),
            Wish::OpenTags(targets) => self.panels.open(Dialog::Tags(TagPicker::new(targets))),
            Wish::ToggleTag(targets, tag) => {
                let transaction = self.desk.project().toggle_tag(&targets, &tag);
                self.act(transaction);
            }
            Wish::Codebook(title, tags) => {
                self.act(Transaction::one(title, Edit::SetCodebook(tags)));
            }
            Wish::DeleteTag(id) => {
                let transaction = self.desk.project().delete_tag(id);
                self.forget_tag(id, None, transaction);
            }
            Wish::MergeTags(from, into) => {
                let transaction = self.desk.project().merge_tags(from, into);
                self.forget_tag(from, Some(into), transaction);
            }
            Wish::SaveSearch(name) => {
                let filters = self.desk.project().screen.filters.clone();
                self.change_searches(format!("Save the search {name}"), |searches| {
                    searches.push(SavedSearch { name, filters });
                });
            }
            Wish::UseSearch(at) => self.use_search(at),
            Wish::RenameSearch(at) => {
                if let Some(saved) = self.desk.project().searches().get(at) {
                    let text = saved.name.clone();
                    self.panels.open(Dialog::search_name(Some(at), &text));
                }
            }
            Wish::NameSearch(at, name) => {
                self.change_searches(format!("Rename a search {name}"), |searches| {
                    if let Some(saved) = searches.get_mut(at) {
                        saved.name = name;
                    }
                });
            }
            Wish::UpdateSearch(at) => {
                let filters = self.desk.project().screen.filters.clone();
                self.change_searches("Update a search".to_owned(), |searches| {
                    if let Some(saved) = searches.get_mut(at) {
                        saved.filters = filters;
                    }
                });
            }
            Wish::DeleteSearch(at) => {
                self.change_searches("Delete a search".to_owned(), |searches| {
                    if at < searches.len() {
                        searches.remove(at);
                    }
                });
            }
            Wish::Ask(purpose) => self.ask(purpose),
            _ => {}
        }
    }

    /// Does one command about notes, tags or searches.
    pub(super) fn run_mark(&mut self, command: Command) {
        match command {
            Command::Results => self.panels.toggle_results(),
            Command::NextHit => self.panels.step_hit(1),
            Command::PreviousHit => self.panels.step_hit(-1),
            Command::SaveSearch => self.panels.open(Dialog::search_name(None, "")),
            Command::Note => self.open_note_on(self.target()),
            Command::NoteStatement => self.open_note_on(self.statement_target()),
            Command::NoteArticle => self.open_note_on(self.article_target()),
            Command::Notes => self.panels.open(Dialog::Notes(String::new())),
            Command::Tag => self.open_tags_on(self.target()),
            Command::TagStatement => self.open_tags_on(self.statement_target()),
            Command::TagArticle => self.open_tags_on(self.article_target()),
            Command::Codebook => self.panels.open(Dialog::Codebook(Codebook::default())),
            _ => {}
        }
    }

    /// What a note or a tag is about: the selected statement while an article is read, else the pair
    /// under judgement, else the selected statement.
    fn target(&self) -> Option<NoteTarget> {
        let screen = &self.desk.project().screen;
        if screen.page.is_some() {
            return self.statement_target().or_else(|| self.article_target());
        }
        screen
            .pair
            .map(NoteTarget::Pair)
            .or_else(|| self.statement_target())
    }

    fn statement_target(&self) -> Option<NoteTarget> {
        let id = self.desk.project().screen.statement?;
        self.desk
            .reading()
            .statement(id)
            .map(|_| NoteTarget::Statement(id))
    }

    fn article_target(&self) -> Option<NoteTarget> {
        let open = self.desk.project().screen.page;
        let article = open.or_else(|| Some(self.desk.readable()?.0));
        article.map(NoteTarget::Article)
    }

    fn open_note_on(&mut self, target: Option<NoteTarget>) {
        if let Some(target) = target {
            let text = self
                .desk
                .project()
                .note(target)
                .unwrap_or_default()
                .to_owned();
            self.panels.open(Dialog::note(target, &text));
        }
    }

    fn open_tags_on(&mut self, target: Option<NoteTarget>) {
        if let Some(target) = target {
            self.panels.open(Dialog::Tags(TagPicker::new(vec![target])));
        }
    }

    fn read_hit(&mut self, article: ArticleId) {
        let screen = self.desk.screen_mut();
        screen.page = Some(article);
        screen.statement = None;
        self.panels.step_hit(0);
        self.moved();
    }

    fn go_to(&mut self, target: NoteTarget) {
        match target {
            NoteTarget::Article(id) => {
                if self.desk.project().article(id).is_some() {
                    self.read_hit(id);
                }
            }
            NoteTarget::Statement(id) => {
                let Some(statement) = self.desk.reading().statement(id) else {
                    self.say(notice::told("This statement is no longer found."));
                    return;
                };
                let (article, in_column) = (statement.article, in_column(&statement.speaker));
                let screen = self.desk.screen_mut();
                screen.statement = Some(id);
                screen.page = in_column.is_none().then_some(article);
                self.panels.reveal_statement();
            }
            NoteTarget::Pair(pair) => {
                let screen = self.desk.screen_mut();
                screen.pair = Some(pair);
                screen.page = None;
                self.panels.reveal_pair();
            }
        }
        self.moved();
    }

    /// Deletes or merges a tag, also in the filters set now, which are not part of undo.
    fn forget_tag(&mut self, id: TagId, into: Option<TagId>, transaction: Option<Transaction>) {
        let Some(transaction) = transaction else {
            return;
        };
        self.act(transaction);
        let tags = &self.desk.project().screen.filters.tags;
        if tags.contains(&id) {
            let mut filters = self.desk.project().screen.filters.clone();
            filters.tags.remove(&id);
            filters.tags.extend(into);
            self.desk.filter(filters);
        }
    }

    fn use_search(&mut self, at: usize) {
        let Some(saved) = self.desk.project().searches().get(at) else {
            return;
        };
        let filters = saved.filters.clone();
        self.desk.filter(filters);
        self.moved();
    }

    fn change_searches(&mut self, title: String, change: impl FnOnce(&mut Vec<SavedSearch>)) {
        let mut searches = self.desk.project().searches().to_vec();
        change(&mut searches);
        self.act(Transaction::one(title, Edit::SetSearches(searches)));
    }

    /// Takes a codebook in from a file, or writes it to one.
    pub(super) fn use_codebook_path(&mut self, purpose: PathFor, path: PathBuf) {
        if purpose == PathFor::ImportCodebook {
            match read_codebook(&path) {
                Ok(tags) => self.import_tags(tags, &path),
                Err(problem) => self.say(notice::failed(format!(
                    "{} could not be taken in: {problem}.",
                    notice::name(&path)
                ))),
            }
            return;
        }
        let form = Form::of_path(&path).unwrap_or(Form::Json);
        let path = match Form::of_path(&path) {
            Some(_) => path,
            None => super::run_command::with_ending(path, "json"),
        };
        let bytes = codebook_file::write(self.desk.project().codebook(), form);
        match disk::write_atomic(&path, &bytes) {
            Ok(()) => self.say(notice::told(format!(
                "The codebook was written to {}.",
                path.display()
            ))),
            Err(error) => self.say(notice::disk("The codebook could not be written to", &error)),
        }
    }

    fn import_tags(&mut self, tags: Vec<Tag>, path: &Path) {
        let before = self.desk.project().codebook().len();
        let Some(transaction) = self.desk.project().import_tags(tags) else {
            self.say(notice::told(format!(
                "{} holds nothing that the codebook does not have.",
                notice::name(path)
            )));
            return;
        };
        if self.act(transaction) {
            let new = self.desk.project().codebook().len() - before;
            self.desk.tell_done(&format!(
                "{} from {}.",
                notice::count(new, "new tag", "new tags"),
                notice::name(path)
            ));
        }
    }
}

fn read_codebook(path: &Path) -> Result<Vec<Tag>, String> {
    let source = disk::read_source(path).map_err(|error| error.to_string())?;
    codebook_file::read(&source.bytes)
}
