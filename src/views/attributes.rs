//! What facets and filters ask of every statement, worked out once per reading: small numbers, so
//! that narrowing 100,000 statements takes no time that anyone notices.

use std::collections::HashMap;
use std::hash::Hash;

use jiff::civil::Date;

use super::in_column;
use crate::model::{ArticleId, Kind, Reading, Side, SpeakerKey};
use crate::project::{Project, ValueKey};

/// Stands for "not known".
const NONE: u32 = u32::MAX;

/// The values of one kind: each with its key and the words it is shown by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values<K> {
    /// In the order in which they were met.
    pub list: Vec<(K, String)>,
    of: Vec<u32>,
}

impl<K> Default for Values<K> {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            of: Vec::new(),
        }
    }
}

impl<K> Values<K> {
    /// The value of the statement (or article) at this place, as a place in `list`.
    pub fn of(&self, place: usize) -> Option<usize> {
        let value = *self.of.get(place)?;
        (value != NONE).then_some(value as usize)
    }
}

/// How a value is shown.
pub fn name<'v, K: PartialEq>(values: &'v Values<K>, key: &K) -> Option<&'v str> {
    let mut list = values.list.iter();
    list.find(|(known, _)| known == key)
        .map(|(_, shown)| shown.as_str())
}

/// Collects values, each once.
struct Gather<K> {
    values: Values<K>,
    known: HashMap<K, u32>,
}

impl<K: Clone + Eq + Hash> Gather<K> {
    fn new(places: usize) -> Self {
        Self {
            values: Values {
                list: Vec::new(),
                of: Vec::with_capacity(places),
            },
            known: HashMap::new(),
        }
    }

    fn number(&mut self, key: K, shown: impl FnOnce() -> String) -> u32 {
        if let Some(&number) = self.known.get(&key) {
            return number;
        }
        let number = self.values.list.len() as u32;
        self.values.list.push((key.clone(), shown()));
        self.known.insert(key, number);
        number
    }
}

/// What is known of every statement of a reading, by its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes {
    /// Who speaks.
    pub speakers: Values<SpeakerKey>,
    /// In which office.
    pub offices: Values<ValueKey>,
    /// On which topic, by its title.
    pub topics: Values<ValueKey>,
    /// In which article: places in `article_ids`.
    pub articles: Vec<u32>,
    /// The articles of the project, in their order.
    pub article_ids: Vec<ArticleId>,
    /// By which outlet, for each article.
    pub outlets: Values<ValueKey>,
    /// The first and the last day on which it may have been made.
    pub days: Vec<Option<(Date, Date)>>,
    /// Direct, indirect or mixed.
    pub kinds: Vec<Kind>,
    /// For whom the speaker speaks.
    pub sides: Vec<Side>,
    /// Whether it stands in one of the columns.
    pub in_column: Vec<bool>,
}

impl Attributes {
    /// Works out the attributes of every statement of a reading.
    pub fn new(project: &Project, reading: &Reading) -> Self {
        let count = reading.statements.len();
        let mut places = HashMap::new();
        let mut outlets = Gather::new(project.articles().len());
        let mut published = Vec::with_capacity(project.articles().len());
        for (at, article) in project.articles().iter().enumerate() {
            places.insert(article.id, at as u32);
            published.push(article.published_on());
            let outlet = article.outlet.as_deref().unwrap_or_default().trim();
            let number =
                ValueKey::of(outlet).map_or(NONE, |key| outlets.number(key, || outlet.to_owned()));
            outlets.values.of.push(number);
        }
        let mut speakers = Gather::new(count);
        let mut offices = Gather::new(count);
        let mut topics = Gather::new(count);
        let titles: Vec<Option<u32>> = (0..reading.topics.len())
            .map(|topic| {
                let title = reading.topics.title(topic);
                let key = ValueKey::of(title)?;
                Some(topics.number(key, || title.to_owned()))
            })
            .collect();
        let mut out = Self::default();
        // Names come again and again: each spelling is looked at once.
        let mut names: HashMap<&str, u32> = HashMap::new();
        let mut roles: HashMap<&str, u32> = HashMap::new();
        for (place, statement) in reading.statements.iter().enumerate() {
            let speaker = &statement.speaker;
            let spelled = speaker.name.as_deref().or(speaker.role.as_deref());
            let number = spelled.map_or(NONE, |words| {
                *names.entry(words).or_insert_with(|| {
                    SpeakerKey::of(words).map_or(NONE, |key| {
                        speakers.number(key, || super::speaker_name(speaker))
                    })
                })
            });
            speakers.values.of.push(number);
            let number = speaker.role.as_deref().map_or(NONE, |words| {
                *roles.entry(words).or_insert_with(|| {
                    ValueKey::of(words).map_or(NONE, |key| {
                        offices.number(key, || super::capitalized(words.trim()))
                    })
                })
            });
            offices.values.of.push(number);
            let topic = reading.topics.of(place).and_then(|topic| titles[topic]);
            topics.values.of.push(topic.unwrap_or(NONE));
            let article = places.get(&statement.article).copied().unwrap_or(NONE);
            out.articles.push(article);
            out.days.push(match statement.said_on {
                Some(said) => Some((said.date, said.until.unwrap_or(said.date))),
                None => published
                    .get(article as usize)
                    .copied()
                    .flatten()
                    .map(|day| (day, day)),
            });
            out.kinds.push(statement.kind);
            out.sides.push(speaker.side);
            out.in_column.push(in_column(speaker).is_some());
        }
        out.speakers = speakers.values;
        out.offices = offices.values;
        out.topics = topics.values;
        out.outlets = outlets.values;
        out.article_ids = project
            .articles()
            .iter()
            .map(|article| article.id)
            .collect();
        out
    }

    /// How many statements there are.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// The outlet of a statement, as a place in `outlets`.
    pub fn outlet_of(&self, place: usize) -> Option<usize> {
        self.outlets.of(*self.articles.get(place)? as usize)
    }
}
