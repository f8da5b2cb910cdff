//! The nouns of the trade: article, statement, speaker, side, suggestion, verdict.
//!
//! Plain data. This room knows `text` and nothing else of the house.

pub mod article;
pub mod control;
pub mod correction;
pub mod ids;
pub mod opinion;
pub mod origin;
pub mod reading;
pub mod relation;
pub mod side;
pub mod speaker;
pub mod statement;
pub mod suggestion;
pub mod topics;
pub mod verdict;

pub use article::Article;
pub use control::Control;
pub use correction::{
    Corrected, Correction, CorrectionError, FoundThen, NamedSpeaker, Removed, SaidDays, Words,
};
pub use ids::{ArticleId, ClaimKey, IdMap, PairId, StatementId};
pub use opinion::Opinion;
pub use origin::{Format, Origin};
pub use reading::Reading;
pub use relation::Relation;
pub use side::Side;
pub use speaker::{Alternative, ResolvedFrom, Speaker, SpeakerKey, Sureness};
pub use statement::{
    ClaimText, ContentSpan, FoundBy, Kind, Nested, SaidIn, SaidOn, SpeechAct, Statement,
};
pub use suggestion::{Between, Lesson, PairKind, Reason, Suggestion};
pub use topics::Topics;
pub use verdict::{Answer, Asked, Given, Verdict, Witness};
