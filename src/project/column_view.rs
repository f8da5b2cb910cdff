//! How the columns are shown: what moves with what, which links are drawn, which cards are open.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::StatementId;

/// What the other column does while one is scrolled.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum LinkedScroll {
    /// It stays where it is.
    Off,
    /// It goes as far through its claims.
    Proportional,
    /// It shows the partner of what is read beside it.
    #[default]
    ByLink,
}

impl LinkedScroll {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::ByLink, Self::Proportional, Self::Off];
}

/// How the columns are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ColumnView {
    /// What moves with what.
    pub linked: LinkedScroll,
    /// Whether links of rejected pairs are drawn.
    pub show_rejected: bool,
    /// Cards that the person opened or folded, against what the program would do.
    pub opened: BTreeMap<StatementId, bool>,
}

impl ColumnView {
    /// Whether nothing differs from a new project.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_comes_back_and_older_files_have_none() {
        let view = ColumnView {
            linked: LinkedScroll::Proportional,
            show_rejected: true,
            opened: BTreeMap::from([(StatementId::of_bare(7), true)]),
        };
        let json = serde_json::to_string(&view).unwrap();
        assert_eq!(serde_json::from_str::<ColumnView>(&json).unwrap(), view);
        let old: ColumnView = serde_json::from_str("{}").unwrap();
        assert!(old.is_default());
        assert_eq!(old.linked, LinkedScroll::ByLink);
    }
}
