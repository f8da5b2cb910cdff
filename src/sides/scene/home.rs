//! Where a report was sent from, and in whose country it is read.

use super::super::index::{Hit, Sort};
use super::super::tokens::Gap;
use super::Scene;
use crate::model::Side;

impl Scene<'_> {
    /// The party in whose country the article was written.
    pub(super) fn dateline_home(&self) -> Option<(Side, String)> {
        let entity = &self.index.entities[self.dateline?.entity];
        entity.side.is_column().then(|| {
            let why = format!("the article is datelined {}", entity.name);
            (entity.side, why)
        })
    }

    /// "ISLAMABAD: The minister ...": a town and a colon stand in the country's own papers, a town with
    /// an agency and a dash in reports that travel.
    pub(super) fn is_local_dateline(&self) -> bool {
        self.dateline.is_some_and(|hit| {
            let from = self.words.tokens[hit.end - 1].span.end;
            self.text[from..].trim_start().starts_with(':')
        })
    }

    /// The party in whose country the outlet is read: as listed, else by its own name.
    pub(super) fn outlet_home(&self, outlet: &str) -> Option<(Side, String)> {
        let read = |side: Side, name: &str| {
            let party = self.index.side_name(side);
            (side, format!("{name} is read in {party}"))
        };
        let words = self.index.read(outlet);
        let mut entities = words
            .hits
            .iter()
            .map(|hit| &self.index.entities[hit.entity]);
        if let Some(listed) = entities.clone().find(|e| e.sort == Sort::Carrier) {
            if listed.home.is_column() {
                return Some(read(listed.home, &listed.name));
            }
            return self.home_by_name(&listed.name);
        }
        entities
            .find(|e| e.side.is_column())
            .map(|e| read(e.side, outlet))
    }

    /// "Bangkok Post": a listed outlet that is called after a party's town or people.
    fn home_by_name(&self, name: &str) -> Option<(Side, String)> {
        let first = name.split_whitespace().next()?;
        let words = self.index.read(first);
        let hit = words.hits.first()?;
        let entity = &self.index.entities[hit.entity];
        let named = matches!(entity.sort, Sort::Metonym | Sort::Place | Sort::Adjective);
        (named && entity.side.is_column()).then(|| {
            let party = self.index.side_name(entity.side);
            (entity.side, format!("{name} is called after {party}"))
        })
    }

    pub(super) fn find_dateline(&self) -> Option<Hit> {
        let tokens = &self.words.tokens;
        self.words.hits.iter().copied().take(12).find(|hit| {
            let entity = &self.index.entities[hit.entity];
            let town = matches!(entity.sort, Sort::Metonym | Sort::Place);
            if !town || tokens[hit.start].gap != Gap::Line || tokens[hit.start].span.start > 600 {
                return false;
            }
            let from = tokens[hit.end - 1].span.end;
            let rest = &self.text[from..];
            let line = rest.split('\n').next().unwrap_or("");
            let dash = line
                .char_indices()
                .take(60)
                .find(|&(i, c)| {
                    matches!(c, '—' | '–' | ':')
                        || (c == '-' && line[..i].ends_with([' ', ')', '-']))
                })
                .map(|(i, _)| i);
            dash.is_some_and(|end| {
                tokens[hit.end..]
                    .iter()
                    .take_while(|t| t.span.start < from + end)
                    .all(|t| {
                        t.capital
                            || t.span
                                .slice(self.text)
                                .starts_with(|c: char| c.is_ascii_digit())
                    })
            })
        })
    }
}
